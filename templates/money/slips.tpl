{{%AUTOESCAPE context="HTML"}}{{!
  Payment slips that wait for the bank.  Filled by cgi-bin/money/bank.c.
  LINE(…) LINE_NONE
}}
{{@include money/head.tpl}}
<section class="card card-long" aria-label="{{HEADING}}"><ul class="list">{{#LINE}}<li><div><a class="strong" href="/customers/{{CUSTOMER_ID}}/payments">{{CUSTOMER_NAME}}</a><small>{{BOOKED_ON}} · {{PAYER}} · {{REFERENCE}} {{ORDER_NUMBER}} {{NOTE}}</small>{{@include parts/files.tpl}}</div><b class="number">{{AMOUNT}}</b><details class="ask"{{#IS_WRONG}} open{{/IS_WRONG}}><summary class="button button-small">{{_"Nothing came"}}</summary><form method="post" action="/receipts/slips/{{LINE_ID}}/refuse" class="stack stack-tight">{{@form}}<div class="field"><label>{{_"Reason (others will read it)"}}<input name="reason" value="{{REASON}}" maxlength="160" required></label></div>{{#IS_WRONG}}{{#REASON_ERROR}}<p class="field-error" id="reason">{{REASON_ERROR}}</p>{{/REASON_ERROR}}{{/IS_WRONG}}<button type="submit" class="button button-danger">{{_"Nothing came"}}</button></form></details></li>{{/LINE}}</ul>
{{#LINE_NONE}}<div class="empty">{{@icon circle-check}}<h2>{{_"No payment slip waits"}}</h2></div>{{/LINE_NONE}}
<div class="card-foot">{{#HAS_FIRST}}<a class="button" href="{{FIRST_URL}}">{{_"Back to the start"}}</a>{{/HAS_FIRST}}<span></span>{{#HAS_NEXT}}<a class="button" href="{{NEXT_URL}}" rel="next">{{_"Next page"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}</div></section>
