{{%AUTOESCAPE context="HTML"}}{{!
  Contracts of one customer.  Filled by cgi-bin/contracts/list.c.

  BASE CUSTOMER CODE FOR_STAFF MAY_DRAFT; ROW as in contracts/list.tpl
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol>{{#FOR_STAFF}}<li><a href="/contracts">{{_"Contracts"}}</a></li>{{/FOR_STAFF}}<li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"Contracts"}}</h1></div>{{#MAY_DRAFT}}<div class="row"><a class="button button-main" href="/contracts/new?customer={{CODE:u}}">{{@icon plus}}{{_"New contract"}}</a></div>{{/MAY_DRAFT}}</div>
<section class="card card-long" aria-label="{{_"Contracts"}}">
{{#NO_ROWS}}<div class="empty">{{@icon signature}}<h2>{{_"No contract yet"}}</h2><p>{{_"Contracts stand here from the moment they are sent for signature."}}</p></div>{{/NO_ROWS}}
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Contracts, soonest end first"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Contract"}}</th><th role="columnheader" scope="col">{{_"Kind"}}</th><th role="columnheader" scope="col">{{_"Valid from"}}</th><th role="columnheader" scope="col">{{_"Valid until"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead><tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main"><a class="code" href="/contracts/{{NUMBER}}">{{NUMBER}}</a><small>{{HEADLINE}}</small></td><td role="cell" data-label="{{_"Kind"}}">{{KIND}}</td><td role="cell" data-label="{{_"Valid from"}}">{{VALID_FROM}}</td><td role="cell" data-label="{{_"Valid until"}}">{{VALID_TO}}{{#LEFT}}<small>{{LEFT}}</small>{{/LEFT}}</td><td role="cell" class="cell-state"><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}</section>
