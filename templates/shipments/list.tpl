{{%AUTOESCAPE context="HTML"}}{{!
  Shipments, newest first.  Filled by shipment_view_list() and list_page().

  TAB(TAB_VALUE TAB_TEXT TAB_CURRENT) WITH_CUSTOMER ROW NONE_FOUND
  HAS_NEXT NEXT_URL HAS_FIRST FIRST_URL CSV_URL XLSX_URL
}}
<div class="page-head"><div><h1>{{_"Shipments"}}</h1></div><div class="row"><a class="button desk-only" href="{{XLSX_URL}}">{{@icon file-spreadsheet}}{{_"Excel"}}</a><a class="button desk-only" href="{{CSV_URL}}">CSV</a></div></div>
<section class="card" aria-label="{{_"Shipments"}}"><nav class="tabs" aria-label="{{_"By state"}}"><ul>{{#TAB}}<li><a href="/shipments?state={{TAB_VALUE:u}}"{{#TAB_CURRENT}} aria-current="page"{{/TAB_CURRENT}}>{{TAB_TEXT}}</a></li>{{/TAB}}</ul></nav>
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Shipments, newest first"}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Shipment"}}</th><th role="columnheader" scope="col">{{_"Order"}}</th>{{#WITH_CUSTOMER}}<th role="columnheader" scope="col">{{_"Customer"}}</th>{{/WITH_CUSTOMER}}<th role="columnheader" scope="col">{{_"Carrier"}}</th><th role="columnheader" scope="col" class="number">{{_"Value"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead>
<tbody role="rowgroup">{{#ROW}}<tr role="row"><td role="cell" class="cell-main"><a class="code" href="/shipments/{{NUMBER}}">{{NUMBER}}</a><small><time datetime="{{SENT_ISO}}">{{SENT_AT}}</time></small></td><td role="cell" data-label="{{_"Order"}}"><a class="code" href="/orders/{{ORDER_NUMBER}}">{{ORDER_NUMBER}}</a></td>{{#WITH_CUSTOMER}}<td role="cell" data-label="{{_"Customer"}}"><span class="one-line">{{CUSTOMER_NAME}}</span></td>{{/WITH_CUSTOMER}}<td role="cell" data-label="{{_"Carrier"}}">{{CARRIER}}<small class="code">{{TRACKING}}</small></td><td role="cell" class="cell-sum">{{VALUE}}</td><td role="cell" class="cell-state"><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></td></tr>{{/ROW}}</tbody></table>{{/HAS_ROWS}}
{{#NONE_FOUND}}<div class="empty">{{@icon truck-delivery}}<h2>{{_"No shipment here"}}</h2><p>{{_"Shipments appear once the warehouse has sent goods."}}</p></div>{{/NONE_FOUND}}
<div class="card-foot">{{#HAS_FIRST}}<a class="button" href="{{FIRST_URL}}">{{_"Newest"}}</a>{{/HAS_FIRST}}<span></span>{{#HAS_NEXT}}<a class="button" href="{{NEXT_URL}}" rel="next">{{_"Older"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}</div></section>
