{{%AUTOESCAPE context="HTML"}}{{!
  When contracts end.  Filled by contract_view_calendar().

  ENDS_CHART(parts/chart_bars.tpl) HAS_ENDS NO_ENDS LIMIT
  ROW(NUMBER HEADLINE CUSTOMER_NAME VALID_TO LEFT PROPOSED)  HAS_ROWS NO_ROWS
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/contracts">{{_"Contracts"}}</a></li></ol></nav><h1>{{_"When contracts end"}}</h1><p>{{_"Contracts that all end in December are all negotiated when competitors come. At most {LIMIT} should end in one month."}}</p></div></div>
<div class="stack">
{{#HAS_ENDS}}<section class="card" aria-labelledby="ends-h"><div class="card-head"><h2 id="ends-h">{{_"The next twelve months"}}</h2></div><div class="card-body">{{#ENDS_CHART}}{{@include parts/chart_bars.tpl}}{{/ENDS_CHART}}</div></section>{{/HAS_ENDS}}
{{#NO_ENDS}}<section class="card"><div class="empty">{{@icon calendar}}<h2>{{_"No contract ends within a year"}}</h2><p>{{_"Signed contracts are counted here by the month of their end."}}</p></div></section>{{/NO_ENDS}}
<section class="card card-long" aria-labelledby="prop-h"><div class="card-head"><h2 id="prop-h">{{_"Proposed ends at renewal"}}</h2></div>
{{#NO_ROWS}}<div class="card-body soft">{{_"No contract ends in a crowded month or in winter."}}</div>{{/NO_ROWS}}
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Proposed ends at renewal"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Contract"}}</th><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col">{{_"Ends"}}</th><th role="columnheader" scope="col">{{_"Renewal until"}}</th></tr></thead><tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main"><a class="code" href="/contracts/{{NUMBER}}">{{NUMBER}}</a><small>{{HEADLINE}}</small></td><td role="cell" data-label="{{_"Customer"}}">{{CUSTOMER_NAME}}</td><td role="cell" data-label="{{_"Ends"}}">{{VALID_TO}}{{#LEFT}}<small>{{LEFT}}</small>{{/LEFT}}</td><td role="cell" data-label="{{_"Renewal until"}}"><b>{{PROPOSED}}</b></td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}</section></div>
