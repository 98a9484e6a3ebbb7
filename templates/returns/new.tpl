{{%AUTOESCAPE context="HTML"}}{{!
  Delivered goods to choose from, newest first.  Filled by cgi-bin/returns/new.c
  and return_view_choices().

  FOR_STAFF CUSTOMER_ID CUSTOMER_NAME Q ORDER SHIPMENT DRAFT IS_NARROW
  ROW(INDEX ORDER_ID POSITION BATCH_ID …)  NONE_FOUND  HAS_NEXT NEXT_KEY
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/returns">{{_"Returns"}}</a></li>{{#DRAFT}}<li><a href="/returns/{{DRAFT}}">{{DRAFT}}</a></li>{{/DRAFT}}</ol></nav><h1>{{_"Return goods"}}</h1><p>{{#FOR_STAFF}}{{_"For {CUSTOMER_NAME}"}} · {{/FOR_STAFF}}{{_"Tick what comes back, also of several orders."}}</p></div></div>
<div class="stack">
<section class="card" aria-label="{{_"How far you are"}}"><div class="card-body"><ol class="steps"><li aria-current="step"><span>1</span>{{_"Choose goods"}}</li><li><span>2</span>{{_"What is wrong"}}</li><li><span>3</span>{{_"Check and submit"}}</li></ol></div></section>
<section class="card" aria-label="{{_"Delivered goods"}}">
<form class="filters" method="get" action="/returns/new"><input type="hidden" name="customer" value="{{CUSTOMER_ID}}"><input type="hidden" name="draft" value="{{DRAFT}}"><div class="field field-search"><label for="q">{{_"Product, batch or order number"}}</label><input id="q" name="q" type="search" value="{{Q}}" maxlength="60"></div><button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button>{{#IS_NARROW}}<a class="button" href="/returns/new?customer={{CUSTOMER_ID:u}}&amp;draft={{DRAFT:u}}">{{_"All deliveries"}}</a>{{/IS_NARROW}}</form>
{{#NONE_FOUND}}<div class="empty">{{@icon search}}<h2>{{_"No such delivery"}}</h2><p>{{_"Goods that were delivered stand here. Try another word or number."}}</p></div>{{/NONE_FOUND}}
{{#HAS_ROWS}}<form method="post" action="/returns/new">{{@form}}<input type="hidden" name="customer" value="{{CUSTOMER_ID}}"><input type="hidden" name="draft" value="{{DRAFT}}">
<table class="table table-cards" role="table" id="pick"><caption class="visually-hidden">{{_"Delivered goods, newest first"}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Product"}}</th><th role="columnheader" scope="col">{{_"Order"}}</th><th role="columnheader" scope="col">{{_"Batch"}}</th><th role="columnheader" scope="col">{{_"Delivered"}}</th><th role="columnheader" scope="col" class="number">{{_"May come back"}}</th></tr></thead>
<tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main">{{#MAY_PICK}}<label class="check"><input id="p{{INDEX}}" type="checkbox" name="pick" value="{{ORDER_ID}}:{{POSITION}}:{{BATCH_ID}}"><span><b>{{NAME}}</b></span></label>{{/MAY_PICK}}{{#NOTHING_LEFT}}<b class="soft">{{NAME}}</b>{{/NOTHING_LEFT}}<small class="code">{{SKU}}{{#IS_FREE}} · {{_"free goods"}}{{/IS_FREE}}</small></td><td role="cell" data-label="{{_"Order"}}"><span class="code">{{ORDER_NUMBER}}</span></td><td role="cell" data-label="{{_"Batch"}}"><span class="code">{{BATCH}}</span></td><td role="cell" data-label="{{_"Delivered"}}">{{DELIVERED_AT}}<small>{{DELIVERED}} {{UNIT}}</small></td><td role="cell" class="number strong cell-state">{{#MAY_PICK}}{{LEFT}} {{UNIT}}{{/MAY_PICK}}{{#NOTHING_LEFT}}<small>{{_"nothing left"}}</small>{{/NOTHING_LEFT}}</td></tr>
{{/ROW}}
</tbody></table>
<div class="card-foot">{{#PICK_ERROR}}<p class="field-error">{{PICK_ERROR}}</p>{{/PICK_ERROR}}<span></span>{{#HAS_NEXT}}<a class="button" href="/returns/new?customer={{CUSTOMER_ID:u}}&amp;draft={{DRAFT:u}}&amp;q={{Q:u}}&amp;order={{ORDER:u}}&amp;shipment={{SHIPMENT:u}}&amp;after={{NEXT_KEY:u}}" rel="next">{{_"Older"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}<button type="submit" class="button button-main">{{@icon arrow-right}}{{_"Go on with these"}}</button></div></form>{{/HAS_ROWS}}</section></div>
