{{%AUTOESCAPE context="HTML"}}{{!
  Returns, complaints and questions about one order.  Filled by
  order_cases_view().

  NUMBER CUSTOMER_NAME ROW(PATH NUMBER KIND_TEXT SUBJECT AT STATE_TEXT
  STATE_TONE), or NONE_YET
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/orders">{{_"Orders"}}</a></li><li><a href="/orders/{{NUMBER}}">{{NUMBER}}</a></li></ol></nav><h1>{{_"Returns and cases of this order"}}</h1><p>{{CUSTOMER_NAME}}</p></div></div>
<section class="card card-long" aria-label="{{_"Returns and cases of this order"}}">
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Returns and cases of this order"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Number"}}</th><th role="columnheader" scope="col">{{_"What"}}</th><th role="columnheader" scope="col">{{_"About"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead><tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main"><a class="code" href="{{PATH}}">{{NUMBER}}</a><small><time datetime="{{AT_ISO}}">{{AT}}</time></small></td><td role="cell" data-label="{{_"What"}}">{{KIND_TEXT}}</td><td role="cell" data-label="{{_"About"}}">{{SUBJECT}}</td><td role="cell" class="cell-state"><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}
{{#NONE_YET}}<div class="empty">{{@icon circle-check}}<h2>{{_"Nothing hangs on this order"}}</h2><p>{{_"Returns, complaints and questions about it are listed here."}}</p></div>{{/NONE_YET}}</section>
