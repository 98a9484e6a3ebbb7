{{%AUTOESCAPE context="HTML"}}{{!
  One receivable and what settled it.  Filled by cgi-bin/money/receivables.c.
  NUMBER AMOUNT TAX OPEN INVOICED POSTED_ON DUE_ON DUE_TEXT HAS_ORDER
  ORDER_NUMBER HAS_SHIPMENT HAS_RETURN RETURN_NUMBER TABLE
}}
{{@include money/head.tpl}}
<div class="with-side"><div class="stack"><section class="card" aria-labelledby="settled"><div class="card-head"><h2 id="settled">{{_"What settled it"}}</h2></div>{{#TABLE}}{{@include money/table.tpl}}{{/TABLE}}</section></div>
<aside class="stack"><section class="card" aria-labelledby="facts"><div class="card-head"><h2 id="facts">{{_"What is owed"}}</h2>{{#DUE_TEXT}}<span class="badge tone-info">{{DUE_TEXT}}</span>{{/DUE_TEXT}}</div><div class="card-body"><dl class="facts"><div><dt>{{_"Posted on"}}</dt><dd>{{POSTED_ON}}</dd></div><div><dt>{{_"Due on"}}</dt><dd>{{DUE_ON}}</dd></div>{{#HAS_ORDER}}<div><dt>{{_"Order"}}</dt><dd><a class="code" href="/orders/{{ORDER_NUMBER}}">{{ORDER_NUMBER}}</a></dd></div>{{/HAS_ORDER}}{{#HAS_SHIPMENT}}<div><dt>{{_"Shipment"}}</dt><dd><a class="code" href="/shipments/{{NUMBER}}">{{NUMBER}}</a></dd></div>{{/HAS_SHIPMENT}}{{#HAS_RETURN}}<div><dt>{{_"Repair of return"}}</dt><dd><a class="code" href="/returns/{{RETURN_NUMBER}}">{{RETURN_NUMBER}}</a></dd></div>{{/HAS_RETURN}}<div><dt>{{_"Amount"}}</dt><dd>{{AMOUNT}}</dd></div><div><dt>{{_"Tax"}}</dt><dd>{{TAX}}</dd></div><div><dt>{{_"Invoiced"}}</dt><dd>{{INVOICED}}</dd></div><div class="total"><dt>{{_"Still open"}}</dt><dd>{{OPEN}}</dd></div></dl></div></section></aside></div>
