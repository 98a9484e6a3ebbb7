{{%AUTOESCAPE context="HTML"}}{{!
  Staff choose for whom they order.  Filled by draft_view_pick().

  QUERY NONE_FOUND CUSTOMER(CUSTOMER_ID CUSTOMER_CODE CUSTOMER_NAME CITY)
}}
<div class="page-head"><div><h1>{{_"Order for a customer"}}</h1><p>{{_"The order will say that you entered it; somebody else confirms it."}}</p></div></div>
<section class="card" aria-label="{{_"Customers"}}">
<form class="filters" method="get" action="/orders/new"><div class="field field-search"><label for="q">{{_"Code, name or initials"}}</label><input id="q" name="q" type="search" value="{{QUERY}}" maxlength="60"></div><button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button></form>
{{#NONE_FOUND}}<div class="empty">{{@icon search}}<p>{{_"No customer of yours fits. Try a part of the name."}}</p></div>{{/NONE_FOUND}}
<ul class="list">{{#CUSTOMER}}<li class="row row-apart card-body"><div><b>{{CUSTOMER_NAME}}</b><small class="block"><span class="code">{{CUSTOMER_CODE}}</span> · {{CITY}}</small></div><a class="button button-small button-main" href="/orders/new?customer={{CUSTOMER_ID:u}}">{{_"Order now"}}<span class="visually-hidden"> {{CUSTOMER_NAME}}</span></a></li>{{/CUSTOMER}}</ul></section>
