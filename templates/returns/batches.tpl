{{%AUTOESCAPE context="HTML"}}{{!
  Batches that several customers return.  Filled by return_view_batches().

  ROW(ID SKU NAME BATCH CUSTOMERS ON_HAND RESERVED OPENED_AT STATE_TEXT NOTE
  MAY_STOP MAY_CLEAR MAY_RECALL)  NONE_YET
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/returns">{{_"Returns"}}</a></li></ol></nav><h1>{{_"Batches with faults"}}</h1><p>{{_"Opened by itself when several customers return one batch for quality."}}</p></div></div>
{{#NONE_YET}}<section class="card"><div class="empty">{{@icon circle-check}}<h2>{{_"No batch is in question"}}</h2></div></section>{{/NONE_YET}}
<div class="stack">
{{#ROW}}
<section class="card" aria-labelledby="b{{ID}}"><div class="card-head"><h2 id="b{{ID}}"><a href="/batch-cases/{{ID}}">{{NAME}}</a> <span class="code">{{BATCH}}</span></h2><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></div><div class="card-body stack"><dl class="facts"><div><dt>{{_"Product code"}}</dt><dd class="code">{{SKU}}</dd></div><div><dt>{{_"Customers who returned it"}}</dt><dd>{{CUSTOMERS}}</dd></div><div><dt>{{_"For sale now"}}</dt><dd>{{ON_HAND}}, {{_"{RESERVED} kept for orders"}}</dd></div><div><dt>{{_"Since"}}</dt><dd>{{OPENED_AT}}</dd></div>{{#IS_DECIDED}}<div><dt>{{_"Decided"}}</dt><dd>{{DECIDED_BY}} {{DECIDED_AT}}: {{NOTE}}</dd></div>{{/IS_DECIDED}}</dl>
<div class="row no-print">{{#MAY_STOP}}<details class="ask"><summary class="button button-main">{{@icon player-pause}}{{_"Stop the sale"}}</summary><form method="post" action="/batch-cases/{{ID}}/decide" class="stack">{{@form}}<input type="hidden" name="state" value="stopped">{{@include parts/reason.tpl}}<button type="submit" class="button button-danger">{{_"Stop the sale"}}</button></form></details>{{/MAY_STOP}}{{#MAY_CLEAR}}<details class="ask"><summary class="button">{{@icon circle-check}}{{_"Clear it"}}</summary><form method="post" action="/batch-cases/{{ID}}/decide" class="stack">{{@form}}<input type="hidden" name="state" value="cleared">{{@include parts/reason.tpl}}<button type="submit" class="button button-main">{{_"Clear it"}}</button></form></details>{{/MAY_CLEAR}}{{#MAY_RECALL}}<details class="ask"><summary class="button">{{@icon truck-return}}{{_"Recall it"}}</summary><form method="post" action="/batch-cases/{{ID}}/decide" class="stack">{{@form}}<input type="hidden" name="state" value="recalled">{{@include parts/reason.tpl}}<button type="submit" class="button button-danger">{{_"Recall it"}}</button></form></details>{{/MAY_RECALL}}</div></div></section>
{{/ROW}}
</div>
{{#REASON_ERROR}}<p class="field-error" id="reason">{{REASON_ERROR}}</p>{{/REASON_ERROR}}
