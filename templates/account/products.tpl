{{%AUTOESCAPE context="HTML"}}{{!
  Which products a customer buys more or less of.  Filled by account_view_products().

  CUSTOMER BASE SPAN_NOW SPAN_BEFORE MONTHS CATEGORY IS_ROSE or IS_FELL
  PRODUCT(SKU NAME NOW_QUANTITY BEFORE_QUANTITY NOW BEFORE CHANGE CHANGE_TONE
  IS_GONE IS_NEW)  NONE_YET or HAS_PRODUCTS
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"What changed"}}</h1><p>{{SPAN_NOW}} / {{SPAN_BEFORE}}</p></div></div>
<section class="card" aria-label="{{_"What changed"}}"><div class="card-body no-print"><form class="row" method="get" action="{{BASE}}/products"><input type="hidden" name="category" value="{{CATEGORY}}"><label class="row">{{_"Months"}}<input name="months" value="{{MONTHS}}" maxlength="2" size="3" inputmode="numeric"></label><button type="submit" class="chip" name="sort" value="fell"{{#IS_FELL}} aria-pressed="true"{{/IS_FELL}}>{{@icon trending-down small}}{{_"What fell most"}}</button><button type="submit" class="chip" name="sort" value="rose"{{#IS_ROSE}} aria-pressed="true"{{/IS_ROSE}}>{{@icon trending-up small}}{{_"What rose most"}}</button></form></div>
{{#NONE_YET}}<div class="empty">{{@icon chart-bar}}<h2>{{_"Nothing was shipped in these months"}}</h2><p>{{_"Choose a longer span."}}</p></div>{{/NONE_YET}}
{{#HAS_PRODUCTS}}<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"What changed"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Product"}}</th><th role="columnheader" scope="col" class="number">{{_"Quantity now"}}</th><th role="columnheader" scope="col" class="number">{{_"Quantity before"}}</th><th role="columnheader" scope="col" class="number">{{_"Now"}}</th><th role="columnheader" scope="col" class="number">{{_"Before"}}</th><th role="columnheader" scope="col" class="number">{{_"Change"}}</th></tr></thead><tbody role="rowgroup">
{{#PRODUCT}}
<tr role="row"><td role="cell" class="cell-main"><a href="/catalogue/{{SKU}}">{{NAME}}</a> <small class="code">{{SKU}}</small>{{#IS_GONE}} <span class="badge tone-bad">{{_"not bought any more"}}</span>{{/IS_GONE}}{{#IS_NEW}} <span class="badge tone-good">{{_"new"}}</span>{{/IS_NEW}}</td><td role="cell" class="number" data-label="{{_"Quantity now"}}">{{NOW_QUANTITY}}</td><td role="cell" class="number" data-label="{{_"Quantity before"}}">{{BEFORE_QUANTITY}}</td><td role="cell" class="number" data-label="{{_"Now"}}">{{NOW}}</td><td role="cell" class="number" data-label="{{_"Before"}}">{{BEFORE}}</td><td role="cell" class="number" data-label="{{_"Change"}}"><span class="badge tone-{{CHANGE_TONE}}">{{CHANGE}}</span></td></tr>
{{/PRODUCT}}
</tbody></table>{{/HAS_PRODUCTS}}</section>
