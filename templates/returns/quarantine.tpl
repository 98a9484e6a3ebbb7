{{%AUTOESCAPE context="HTML"}}{{!
  Goods kept apart, and what was decided.  Filled by quarantine_view_list().

  ROW(STOCK_ID SKU NAME BATCH WAREHOUSE EXPIRES_ON QUANTITY STATE_TEXT
  SOURCE(RETURN_NUMBER SOURCE_CUSTOMER SOURCE_QUANTITY)) NONE_YET EVENT(…)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/returns">{{_"Returns"}}</a></li></ol></nav><h1>{{_"Goods kept apart"}}</h1><p>{{_"Returned goods go on sale again when quality releases them; blocked ones wait."}}</p></div><div class="row"><a class="button desk-only" href="/batch-cases">{{@icon alert-triangle}}{{_"Batches with faults"}}</a></div></div>
<div class="stack"><section class="card card-long" aria-label="{{_"Goods kept apart"}}">
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Goods kept apart, returned ones first, by expiry"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Product"}}</th><th role="columnheader" scope="col">{{_"Warehouse"}}</th><th role="columnheader" scope="col">{{_"Came with"}}</th><th role="columnheader" scope="col">{{_"Expires on"}}</th><th role="columnheader" scope="col" class="number">{{_"Quantity"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead><tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main"><a class="strong" href="/quarantine/{{STOCK_ID}}">{{NAME}}</a><small class="code">{{SKU}}{{#BATCH}} · {{BATCH}}{{/BATCH}}</small></td><td role="cell" data-label="{{_"Warehouse"}}">{{WAREHOUSE}}</td><td role="cell" data-label="{{_"Came with"}}">{{#SOURCE}}<span class="block"><a class="code" href="/returns/{{RETURN_NUMBER}}">{{RETURN_NUMBER}}</a> × {{SOURCE_QUANTITY}}</span>{{/SOURCE}}</td><td role="cell" data-label="{{_"Expires on"}}">{{#HAS_EXPIRY}}<span class="code">{{EXPIRES_ON}}</span>{{/HAS_EXPIRY}}</td><td role="cell" class="number strong" data-label="{{_"Quantity"}}">{{QUANTITY}} {{UNIT}}</td><td role="cell" class="cell-state"><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span>{{#IS_STOPPED}}<small><a href="/batch-cases/{{CASE_ID}}">{{_"Sale stopped"}}</a></small>{{/IS_STOPPED}}</td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}
{{#NONE_YET}}<div class="empty">{{@icon circle-check}}<h2>{{_"Nothing is kept apart"}}</h2><p>{{_"What inspection sends back into stock waits here."}}</p></div>{{/NONE_YET}}</section>
{{#HAS_HISTORY}}<section class="card" aria-labelledby="hi-h"><div class="card-head"><h2 id="hi-h">{{_"What was decided"}}</h2></div><ol class="timeline">{{#EVENT}}<li><span class="avatar tone-{{EVENT_TONE}}">{{@icon history}}</span><div><p>{{EVENT_TEXT}}: {{EVENT_NAME}} <span class="code">{{EVENT_BATCH}}</span> × {{EVENT_QUANTITY}}</p><small>{{EVENT_BY}} · {{EVENT_NOTE}}</small></div><time datetime="{{EVENT_ISO}}">{{EVENT_AT}}</time></li>{{/EVENT}}</ol></section>{{/HAS_HISTORY}}</div>
