{{%AUTOESCAPE context="HTML"}}{{!
  The history of a file.  Filled by account_file_history() and
  customer_file_view_changes().

  CHANGE(CHANGE_FIELD CHANGE_OLD CHANGE_NEW CHANGE_REASON CHANGE_BY CHANGE_AT
  CHANGE_ISO CHANGE_STATE CHANGE_TONE CHANGE_DECIDED_BY CHANGE_DECIDED_AT
  CHANGE_ANSWER) HAS_CHANGES or NO_CHANGES
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="{{BASE}}">{{CUSTOMER}}</a></li><li><a href="{{BASE}}/file">{{_"Master data"}}</a></li></ol></nav><h1>{{_"Changes of the file"}}</h1><p>{{CUSTOMER}} <span class="code">{{CODE}}</span></p></div></div>
<section class="card card-long" aria-label="{{_"Changes of the file"}}">{{@include account/tabs.tpl}}
{{#NO_CHANGES}}<div class="empty">{{@icon history}}<h2>{{_"Nothing was changed yet"}}</h2><p>{{_"Each change of the file stands here: who, when, from what to what, and why."}}</p></div>{{/NO_CHANGES}}
{{#HAS_CHANGES}}<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Changes of the file"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"What"}}</th><th role="columnheader" scope="col">{{_"Old value"}}</th><th role="columnheader" scope="col">{{_"New value"}}</th><th role="columnheader" scope="col">{{_"Who and why"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead><tbody role="rowgroup">
{{#CHANGE}}
<tr role="row"><td role="cell" class="cell-main"><b>{{CHANGE_FIELD}}</b><small><time datetime="{{CHANGE_ISO}}">{{CHANGE_AT}}</time></small></td><td role="cell" data-label="{{_"Old value"}}">{{CHANGE_OLD}}</td><td role="cell" data-label="{{_"New value"}}">{{CHANGE_NEW}}</td><td role="cell" data-label="{{_"Who and why"}}">{{CHANGE_BY}}{{#CHANGE_REASON}}<small class="block">{{CHANGE_REASON}}</small>{{/CHANGE_REASON}}{{#CHANGE_DECIDED_BY}}<small class="block">{{CHANGE_DECIDED_BY}}, {{CHANGE_DECIDED_AT}}{{#CHANGE_ANSWER}}: {{CHANGE_ANSWER}}{{/CHANGE_ANSWER}}</small>{{/CHANGE_DECIDED_BY}}</td><td role="cell" class="cell-state"><span class="badge tone-{{CHANGE_TONE}}">{{CHANGE_STATE}}</span></td></tr>
{{/CHANGE}}
</tbody></table>{{@include parts/pager.tpl}}{{/HAS_CHANGES}}</section>
