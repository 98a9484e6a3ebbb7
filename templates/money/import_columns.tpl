{{%AUTOESCAPE context="HTML"}}{{!
  Which column of a bank file holds what, asked once.  Filled by
  cgi-bin/money/bank_import.c.
  LINES FILE_NAME FIELD_ROW(FIELD_NAME FIELD_TEXT OPTION(…)) HEAD ROW(CELL)
}}
{{@include money/head.tpl}}
<form method="post" action="/receipts/import" enctype="multipart/form-data" class="stack">{{@form}}<textarea name="lines" hidden readonly>{{LINES:p}}</textarea><input type="hidden" name="name" value="{{FILE_NAME}}">
<section class="card" aria-label="{{HEADING}}"><div class="card-body field-row">{{#FIELD_ROW}}<div class="field"><label for="{{FIELD_NAME}}">{{FIELD_TEXT}}</label><select id="{{FIELD_NAME}}" name="{{FIELD_NAME}}"><option value="-1">{{_"none"}}</option>{{#OPTION}}<option value="{{OPTION_VALUE}}"{{#OPTION_CHOSEN}} selected{{/OPTION_CHOSEN}}>{{OPTION_TEXT}}</option>{{/OPTION}}</select></div>{{/FIELD_ROW}}</div>{{#DAY_COLUMN_ERROR}}<p class="field-error card-body">{{DAY_COLUMN_ERROR}}</p>{{/DAY_COLUMN_ERROR}}<div class="card-foot"><a class="button" href="/receipts/import">{{_"Back"}}</a><button type="submit" class="button button-main">{{@icon upload}}{{_"Take it in"}}</button></div></section>
<section class="card" aria-labelledby="first-h"><div class="card-head"><h2 id="first-h">{{_"The first lines"}}</h2><small>{{FILE_NAME}}</small></div><div class="scroll-x" tabindex="0" role="group" aria-labelledby="first-h"><table class="table"><caption class="visually-hidden">{{_"The first lines"}}</caption><thead><tr>{{#HEAD}}<th scope="col">{{HEAD_TEXT}}</th>{{/HEAD}}</tr></thead><tbody>{{#ROW}}<tr>{{#CELL}}<td>{{CELL_TEXT}}</td>{{/CELL}}</tr>{{/ROW}}</tbody></table></div></section></form>
