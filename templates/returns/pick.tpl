{{%AUTOESCAPE context="HTML"}}{{!
  Staff choose whose goods come back.  Filled by return_view_pick().

  QUERY NONE_FOUND CUSTOMER(CUSTOMER_ID CUSTOMER_CODE CUSTOMER_NAME)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/returns">{{_"Returns"}}</a></li></ol></nav><h1>{{_"Return for a customer"}}</h1><p>{{_"The request will say that you entered it; somebody else approves it."}}</p></div></div>
<section class="card" aria-label="{{_"Customers"}}">
<form class="filters" method="get" action="/returns/new"><div class="field field-search"><label for="q">{{_"Code, name or initials"}}</label><input id="q" name="q" type="search" value="{{QUERY}}" maxlength="60"></div><button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button></form>
{{#NONE_FOUND}}<div class="empty">{{@icon search}}<p>{{_"No customer of yours fits. Try a part of the name."}}</p></div>{{/NONE_FOUND}}
<ul class="list">{{#CUSTOMER}}<li class="row row-apart card-body"><div><b>{{CUSTOMER_NAME}}</b><small class="block"><span class="code">{{CUSTOMER_CODE}}</span></small></div><a class="button button-small button-main" href="/returns/new?customer={{CUSTOMER_ID:u}}">{{_"Return goods"}}<span class="visually-hidden"> {{CUSTOMER_NAME}}</span></a></li>{{/CUSTOMER}}</ul></section>
