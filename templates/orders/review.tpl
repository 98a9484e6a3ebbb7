{{%AUTOESCAPE context="HTML"}}{{!
  One last look before submit.  Filled by draft_view_review().

  ACTION VERSION CUSTOMER_NAME SEEN_ROW(SEEN)
  LINE  repeated, free goods behind the line that earns them
  ADDRESS WANTED_ON TODAY OWN_NUMBER REMARK   what the form holds
  GROSS DISCOUNT NET TAX TOTAL  CREDIT_… HOLD
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/drafts">{{_"Drafts"}}</a></li><li><a href="{{ACTION}}">{{_"Quick order"}}</a></li></ol></nav><h1>{{_"Check and submit"}}</h1><p>{{CUSTOMER_NAME}}</p></div><div class="row"><a class="button" href="{{ACTION}}">{{@icon edit}}{{_"Change lines"}}</a></div></div>
<form method="post" action="{{ACTION}}/submit" class="with-side" id="submit-order">{{@form}}<input type="hidden" name="version" value="{{VERSION}}">{{#SEEN_ROW}}<input type="hidden" name="seen" value="{{SEEN}}">{{/SEEN_ROW}}
<div class="stack">
{{#HAS_BLOCKED}}<div class="notice tone-bad">{{@icon alert-triangle}}<div><b>{{_"{BLOCKED_COUNT} lines cannot be ordered yet"}}</b><p><a class="in-text" href="{{ACTION}}">{{_"Correct them, or take them out"}}</a></p></div></div>{{/HAS_BLOCKED}}
{{#IS_HELD}}<section class="card card-toned tone-warn" aria-labelledby="hold-h"><div class="card-head"><h2 id="hold-h" class="row tone">{{@icon alert-triangle}}{{_"This order will wait for credit"}}</h2></div><div class="card-body stack">
{{#HOLD}}<p>{{HOLD_TEXT}}</p>{{/HOLD}}
<p>{{_"You can submit it all the same: it is not lost and stock is kept for it. To let it pass: pay, reduce the order, or ask for a temporary raise."}}</p>
<p class="row"><a class="button button-small" href="{{ACTION}}">{{_"Reduce the order"}}</a></p></div></section>{{/IS_HELD}}
<section class="card" aria-labelledby="rl-h"><div class="card-head"><h2 id="rl-h">{{_"Lines"}}</h2><small>{{_"Prices are fixed when you submit"}}</small></div>
<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Lines of this order"}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Product"}}</th><th role="columnheader" scope="col">{{_"Price from"}}</th><th role="columnheader" scope="col">{{_"Delivery"}}</th><th role="columnheader" scope="col" class="number">{{_"Unit price"}}</th><th role="columnheader" scope="col" class="number">{{_"Quantity"}}</th><th role="columnheader" scope="col" class="number">{{_"Amount"}}</th></tr></thead>
<tbody role="rowgroup">
{{#LINE}}<tr role="row"><td role="cell" class="cell-main">{{#IS_FREE}}<span class="badge tone-warn">{{_"Free"}}</span> {{/IS_FREE}}<b>{{NAME}}</b><small><span class="code">{{SKU}}</span> · {{SPEC}}</small></td><td role="cell" data-label="{{_"Price from"}}">{{SOURCE}}<small>{{PROMOTION}}</small></td><td role="cell" data-label="{{_"Delivery"}}">{{#IS_THERE}}<span class="stock tone-good">{{_"In stock"}}</span>{{/IS_THERE}}{{#IS_SHORT}}<span class="stock tone-warn">{{PROMISE}}</span>{{/IS_SHORT}}</td><td role="cell" class="number" data-label="{{_"Unit price"}}">{{PRICE}}</td><td role="cell" class="number" data-label="{{_"Quantity"}}">{{QUANTITY}} {{UNIT}}</td><td role="cell" class="number strong cell-state">{{AMOUNT}}</td></tr>
{{/LINE}}</tbody></table></section>
<section class="card" aria-labelledby="dl-h"><div class="card-head"><h2 id="dl-h">{{_"Delivery"}}</h2></div><div class="card-body stack"><div class="field-row">
<div class="field"><label for="address">{{_"Address"}}</label><select id="address" name="address" aria-describedby="address-error">{{#ADDRESS}}<option value="{{ADDRESS_ID}}"{{#ADDRESS_CHOSEN}} selected{{/ADDRESS_CHOSEN}}>{{ADDRESS_TEXT}}</option>{{/ADDRESS}}</select><p class="field-error" id="address-error">{{ADDRESS_ERROR}}</p></div>
<div class="field"><label for="wanted_on">{{_"Wanted on"}}</label><input id="wanted_on" name="wanted_on" type="date" value="{{WANTED_ON}}" min="{{TODAY}}" aria-describedby="wanted_on-error"><p class="field-error" id="wanted_on-error">{{WANTED_ON_ERROR}}</p></div>
<div class="field"><label for="own_number">{{_"Your own number (optional)"}}</label><input id="own_number" name="own_number" value="{{OWN_NUMBER}}" maxlength="40" autocomplete="off" aria-describedby="own_number-error"><p class="field-error" id="own_number-error">{{OWN_NUMBER_ERROR}}</p></div></div>
<div class="field"><label for="remark">{{_"Remark"}}</label><textarea id="remark" name="remark" rows="2" maxlength="500" placeholder="{{_"For example: deliver in the morning, gate B"}}" aria-describedby="remark-error">{{REMARK}}</textarea><p class="field-error" id="remark-error">{{REMARK_ERROR}}</p></div></div></section>
</div>
<aside class="card" aria-labelledby="pay-h"><div class="card-body stack"><h2 id="pay-h">{{_"To pay"}}</h2><dl class="facts"><div><dt>{{_"Goods"}}</dt><dd>{{GROSS}}</dd></div>{{#HAS_DISCOUNT}}<div><dt>{{BREAK_NAME}}</dt><dd>−{{DISCOUNT}}</dd></div>{{/HAS_DISCOUNT}}<div><dt>{{_"Before tax"}}</dt><dd>{{NET}}</dd></div><div><dt>{{_"Tax"}}</dt><dd>{{TAX}}</dd></div><div class="total"><dt>{{_"To pay"}}</dt><dd>{{TOTAL}}</dd></div></dl>
{{#HAS_NEXT_BREAK}}<div class="notice tone-brand"><div><small>{{_"{NEXT_BREAK_NAME}: {NEXT_BREAK_MISSING} more"}}</small></div></div>{{/HAS_NEXT_BREAK}}
{{#HAS_CREDIT}}<div class="sunken"><h3>{{_"Credit"}}</h3><dl class="facts"><div><dt>{{_"Limit"}}</dt><dd>{{CREDIT_LIMIT}}</dd></div><div><dt>{{_"Used"}}</dt><dd>{{CREDIT_USED}}</dd></div><div><dt>{{_"Other orders waiting"}}</dt><dd>{{CREDIT_PENDING}}</dd></div><div><dt>{{_"This order"}}</dt><dd>{{TOTAL}}</dd></div><div class="total"><dt>{{_"Left after it"}}</dt><dd>{{#CREDIT_IS_ENOUGH}}{{CREDIT_AFTER}}{{/CREDIT_IS_ENOUGH}}{{#CREDIT_IS_OVER}}<b class="tone tone-bad">{{_"{CREDIT_OVER} over"}}</b>{{/CREDIT_IS_OVER}}</dd></div></dl><progress max="{{CREDIT_MAX}}" value="{{CREDIT_VALUE}}" aria-label="{{_"Credit used"}}"{{#IS_HELD}} class="tone-bad"{{/IS_HELD}}></progress></div>{{/HAS_CREDIT}}
{{#CAN_SUBMIT}}<button type="submit" class="button button-main button-wide desk-only">{{@icon check}}{{_"Submit the order"}}</button>{{/CAN_SUBMIT}}<small>{{_"You can cancel until it is confirmed."}}</small></div></aside></form>
<section class="action-bar" aria-label="{{_"Total"}}"><div><small>{{_"{LINE_COUNT} lines"}}</small><b>{{TOTAL}}</b></div>{{#CAN_SUBMIT}}<button type="submit" class="button button-main" form="submit-order">{{_"Submit the order"}}</button>{{/CAN_SUBMIT}}</section>
