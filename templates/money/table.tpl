{{%AUTOESCAPE context="HTML"}}{{!
  One table, as cards on a phone.  Filled by table_fill() in
  cgi-bin/money/table.c.

  TABLE_CAPTION TABLE_ANY TABLE_NONE TABLE_EMPTY TABLE_EMPTY_NOTE
  HEAD(HEAD_TEXT IS_NUMBER)
  ROW(FIRST(CELL_PATH NO_PATH CELL_NOTE …) CELL(CELL_LABEL CELL_TEXT CELL_TONE
  IS_NUMBER IS_BADGE IS_PLAIN))
}}
{{#TABLE_ANY}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{TABLE_CAPTION}}</caption>
<thead role="rowgroup"><tr role="row">{{#HEAD}}<th role="columnheader" scope="col"{{#IS_NUMBER}} class="number"{{/IS_NUMBER}}>{{HEAD_TEXT}}</th>{{/HEAD}}</tr></thead>
<tbody role="rowgroup">
{{#ROW}}
<tr role="row">{{#FIRST}}<td role="cell" class="cell-main">{{#CELL_PATH}}<a class="strong" href="{{CELL_PATH}}">{{CELL_TEXT}}</a>{{/CELL_PATH}}{{#NO_PATH}}<b>{{CELL_TEXT}}</b>{{/NO_PATH}}{{#CELL_NOTE}}<small>{{CELL_NOTE}}</small>{{/CELL_NOTE}}{{#CELL_FILE}}<small class="block"><a href="/files/{{CELL_FILE_ID}}">{{@icon paperclip small}}{{CELL_FILE_NAME}}</a></small>{{/CELL_FILE}}</td>{{/FIRST}}
{{#CELL}}<td role="cell"{{#IS_NUMBER}} class="number"{{/IS_NUMBER}} data-label="{{CELL_LABEL}}">{{#IS_BADGE}}<span class="badge tone-{{CELL_TONE}}">{{CELL_TEXT}}</span>{{/IS_BADGE}}{{#IS_PLAIN}}{{#IS_DAY}}<span class="code">{{CELL_TEXT}}</span>{{/IS_DAY}}{{#NO_DAY}}{{CELL_TEXT}}{{/NO_DAY}}{{/IS_PLAIN}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody></table>{{/TABLE_ANY}}
{{#TABLE_NONE}}<div class="empty">{{@icon circle-check}}<h2>{{TABLE_EMPTY}}</h2>{{#TABLE_EMPTY_NOTE}}<p>{{TABLE_EMPTY_NOTE}}</p>{{/TABLE_EMPTY_NOTE}}</div>{{/TABLE_NONE}}
