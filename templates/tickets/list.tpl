{{%AUTOESCAPE context="HTML"}}{{!
  Tickets and complaints of a distributor.  Filled by ticket_view_list() in
  cgi-bin/view/ticket_view.c.

  TAB(TAB_VALUE TAB_TEXT TAB_CURRENT) WHICH Q KIND(VALUE TEXT CHOSEN)
  ROW(PATH NUMBER SUBJECT WHAT STATE_TEXT STATE_TONE OWNER …)
  NONE_YET NONE_FOUND MAY_ASK; the pager of list_page()
}}
<div class="page-head"><div><h1>{{_"Complaints and questions"}}</h1><p>{{_"Where each of them is, who has it, and by when we promised an answer"}}</p></div><div class="row"><a class="button desk-only" href="{{XLSX_URL}}">{{@icon file-spreadsheet}}Excel</a><a class="button" href="/help">{{@icon help-circle}}{{_"Help"}}</a>{{#MAY_ASK}}<a class="button" href="/tickets/new">{{@icon help-circle}}{{_"Ask something"}}</a><a class="button button-main" href="/complaints/new">{{@icon message-2}}{{_"Complain"}}</a>{{/MAY_ASK}}</div></div>
<section class="card" aria-label="{{_"Complaints and questions"}}"><nav class="tabs" aria-label="{{_"Open or ended"}}"><ul>{{#TAB}}<li><a href="/tickets?which={{TAB_VALUE:u}}"{{#TAB_CURRENT}} aria-current="page"{{/TAB_CURRENT}}>{{TAB_TEXT}}</a></li>{{/TAB}}</ul></nav>
<form class="filters" method="get" action="/tickets"><input type="hidden" name="which" value="{{WHICH}}"><div class="field field-search"><label for="q">{{_"Number or words"}}</label><input id="q" name="q" type="search" value="{{Q}}" maxlength="60"></div><div class="field"><label for="kind">{{_"Kind"}}</label><select id="kind" name="kind"><option value="">{{_"All"}}</option>{{#KIND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/KIND}}</select></div><button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button></form>
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Complaints and questions, the last changed first"}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Case"}}</th><th role="columnheader" scope="col">{{_"Where it is"}}</th><th role="columnheader" scope="col">{{_"Who has it"}}</th><th role="columnheader" scope="col">{{_"Promised"}}</th><th role="columnheader" scope="col" class="number">{{_"Last change"}}</th></tr></thead>
<tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main"><a class="strong" href="{{PATH}}">{{SUBJECT}}</a><small><span class="code">{{NUMBER}}</span> · {{WHAT}}</small></td><td role="cell" class="cell-state"><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></td><td role="cell" data-label="{{_"Who has it"}}">{{OWNER}}{{#NO_OWNER}}{{DEPARTMENT}}{{/NO_OWNER}}</td><td role="cell"{{#CLOCK_TEXT}} data-label="{{_"Promised"}}"{{/CLOCK_TEXT}}>{{#CLOCK_TEXT}}<span class="clock tone-{{CLOCK_TONE}}">{{#CLOCK_LATE}}{{@icon alarm small}}{{/CLOCK_LATE}}{{#CLOCK_RUNS}}{{@icon clock small}}{{/CLOCK_RUNS}}{{#CLOCK_PAUSED}}{{@icon player-pause small}}{{/CLOCK_PAUSED}}{{CLOCK_TEXT}}</span>{{/CLOCK_TEXT}}{{#HAS_STARS}}<small>{{_"{STARS} of 5 stars"}}</small>{{/HAS_STARS}}</td><td role="cell" class="number" data-label="{{_"Last change"}}"><small><time datetime="{{CHANGED_ISO}}">{{CHANGED_AT}}</time></small></td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}
{{#NONE_YET}}<div class="empty tone-brand">{{@icon message-2}}<h2>{{_"Nothing here yet"}}</h2><p>{{_"Ask us anything. A complaint gets a number, a name and a promise at once, and never ends without an answer."}}</p>{{#MAY_ASK}}<div class="row"><a class="button" href="/tickets/new">{{_"Ask something"}}</a><a class="button button-main" href="/complaints/new">{{_"Complain"}}</a></div>{{/MAY_ASK}}</div>{{/NONE_YET}}
{{#NONE_FOUND}}<div class="empty">{{@icon search}}<h2>{{_"Nothing fits"}}</h2><p>{{_"Try another kind, or a part of the words."}}</p><a class="button" href="/tickets">{{_"Show all"}}</a></div>{{/NONE_FOUND}}
{{#HAS_ROWS}}{{@include parts/pager.tpl}}{{/HAS_ROWS}}</section>
