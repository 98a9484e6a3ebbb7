{{%AUTOESCAPE context="HTML"}}{{!
  Customers and sales by place.  Filled by customer_view_places().

  PROVINCE BY_CITY ROW(PLACE PLACE_NAME IS_KNOWN or IS_UNKNOWN, IS_CITY or
  IS_PROVINCE, COUNT YEAR BEFORE OVERDUE SHARE)  HAS_ROWS or NONE_YET
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/customers">{{_"Customers"}}</a></li>{{#BY_CITY}}<li><a href="/customers/places">{{_"By place"}}</a></li>{{/BY_CITY}}</ol></nav><h1>{{_"Customers by place"}} {{PROVINCE}}</h1></div></div>
<section class="card" aria-label="{{_"Customers by place"}}">
{{#HAS_ROWS}}<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Customers by place"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Place"}}</th><th role="columnheader" scope="col" class="number">{{_"Customers"}}</th><th role="columnheader" scope="col" class="number">{{_"Sales of 12 months"}}</th><th role="columnheader" scope="col"><span class="visually-hidden">{{_"Against the place with most sales"}}</span></th><th role="columnheader" scope="col" class="number">{{_"12 months before"}}</th><th role="columnheader" scope="col" class="number">{{_"Overdue"}}</th></tr></thead><tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main">{{#IS_PROVINCE}}{{#IS_KNOWN}}<a href="/customers/places?province={{PLACE_NAME:u}}">{{PLACE}}</a>{{/IS_KNOWN}}{{/IS_PROVINCE}}{{#IS_CITY}}{{#IS_KNOWN}}<a href="/customers?sort=sales&amp;province={{PROVINCE:u}}&amp;city={{PLACE_NAME:u}}">{{PLACE}}</a>{{/IS_KNOWN}}{{/IS_CITY}}{{#IS_UNKNOWN}}{{PLACE}}{{/IS_UNKNOWN}}</td><td role="cell" class="number" data-label="{{_"Customers"}}">{{COUNT}}</td><td role="cell" class="number" data-label="{{_"Sales of 12 months"}}">{{YEAR}}</td><td role="cell"><progress max="100" value="{{SHARE}}" aria-label="{{PLACE}}"></progress></td><td role="cell" class="number" data-label="{{_"12 months before"}}">{{BEFORE}}</td><td role="cell" class="number" data-label="{{_"Overdue"}}">{{OVERDUE}}</td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}
{{#NONE_YET}}<div class="empty">{{@icon map-pin}}<h2>{{_"No customer here"}}</h2><a class="button" href="/customers/places">{{_"All places"}}</a></div>{{/NONE_YET}}
</section>
