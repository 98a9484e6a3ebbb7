{{%AUTOESCAPE context="HTML"}}{{!
  A return of before the portal.  Filled by return_view_imported().

  NUMBER CUSTOMER_NAME AT TOTAL ORDER_NUMBER LINE(SKU NAME QUANTITY UNIT PRICE
  AMOUNT) DEBT(DEBT_PATH DEBT_NUMBER DEBT_DAY DEBT_AMOUNT)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/returns">{{_"Returns"}}</a></li><li><a href="/returns?state=imported">{{_"Before the portal"}}</a></li></ol></nav><h1>{{_"Return"}} <span class="code">{{NUMBER}}</span><span class="badge tone-good">{{_"Closed"}}</span></h1><p>{{#FOR_STAFF}}{{CUSTOMER_NAME}} · {{/FOR_STAFF}}{{AT}}</p></div></div>
<div class="with-side"><div class="stack"><section class="card card-long" aria-labelledby="li-h"><div class="card-head"><h2 id="li-h">{{_"Line by line"}}</h2><small>{{_"{LINE_COUNT} lines · {QUANTITY_TOTAL} pieces"}}</small></div><table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Lines of this return"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Product"}}</th><th role="columnheader" scope="col" class="number">{{_"Unit price"}}</th><th role="columnheader" scope="col" class="number">{{_"Quantity"}}</th><th role="columnheader" scope="col" class="number">{{_"Credit"}}</th></tr></thead><tbody role="rowgroup">
{{#LINE}}
<tr role="row"><td role="cell" class="cell-main"><b>{{NAME}}</b><small class="code">{{SKU}}</small></td><td role="cell" class="number" data-label="{{_"Unit price"}}">{{PRICE}}</td><td role="cell" class="number" data-label="{{_"Quantity"}}">{{QUANTITY}} {{UNIT}}</td><td role="cell" class="number strong cell-sum">{{AMOUNT}}</td></tr>
{{/LINE}}
</tbody></table></section></div>
<aside class="stack"><section class="card" aria-labelledby="mo-h"><div class="card-head"><h2 id="mo-h">{{_"Money"}}</h2></div><div class="card-body"><dl class="facts">{{#ORDER_NUMBER}}<div><dt>{{_"Order it reverses"}}</dt><dd><a class="code" href="/orders/{{ORDER_NUMBER}}">{{ORDER_NUMBER}}</a></dd></div>{{/ORDER_NUMBER}}{{#NOTE}}<div><dt>{{_"Remark"}}</dt><dd>{{NOTE}}</dd></div>{{/NOTE}}<div class="total"><dt>{{_"Credited"}}</dt><dd>{{TOTAL}}</dd></div></dl></div></section>
{{#HAS_DEBTS}}<section class="card" aria-labelledby="se-h"><div class="card-head"><h2 id="se-h">{{_"Set off against"}}</h2></div><div class="card-body"><dl class="facts">{{#DEBT}}<div><dt><a class="code" href="{{DEBT_PATH}}">{{DEBT_NUMBER}}</a><small class="block">{{DEBT_DAY}}</small></dt><dd>{{DEBT_AMOUNT}}</dd></div>{{/DEBT}}{{#HAS_LEFT}}<div><dt>{{_"Not set off yet"}}</dt><dd>{{LEFT}}</dd></div>{{/HAS_LEFT}}</dl></div></section>{{/HAS_DEBTS}}</aside></div>
