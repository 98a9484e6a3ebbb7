{{%AUTOESCAPE context="HTML"}}{{!
  The catalogue, by code.  Filled by product_view_list() in
  cgi-bin/view/product_view.c.

  AS_CUSTOMER CUSTOMER_NAME | AS_STAFF | AS_BUYER   with whose eyes
  HAS_ADDED ADDED_ID ADDED_SKU ADDED_TEXT   what was just put in a draft
  Q CATEGORY(CATEGORY_ID CATEGORY_NAME CATEGORY_CHOSEN) …_KEPT …_URL   filters
  ANY_KEPT   any filter that the forms of the rows carry along
  ROW   repeated; NONE_YET or NONE_FOUND instead
  HAS_PAGER HAS_FIRST FIRST_URL HAS_NEXT NEXT_URL
}}
<div class="page-head"><div><h1>{{_"Catalogue"}}</h1>
{{#AS_BUYER}}<p>{{_"Your own prices, tax included"}}</p>{{/AS_BUYER}}
{{#AS_CUSTOMER}}<p>{{_"As {CUSTOMER_NAME} sees it: their prices, tax included"}}</p>{{/AS_CUSTOMER}}
{{#AS_STAFF}}<p>{{_"Base prices, tax included"}}</p>{{/AS_STAFF}}</div>
{{#MAY_DRAFT}}<div class="row"><a class="button desk-only" href="/drafts">{{@icon shopping-cart}}{{_"Drafts"}}</a></div>{{/MAY_DRAFT}}</div>
<div class="stack">
{{#HAS_ADDED}}<div class="notice tone-good" role="status">{{@icon circle-check}}<div><b>{{ADDED_TEXT}}</b>{{#ADDED_SKU}}<small class="block">{{_"Added: {ADDED_SKU}"}}</small>{{/ADDED_SKU}}</div><a class="button button-small" href="/drafts/{{ADDED_ID}}">{{_"Open the draft"}}</a></div>{{/HAS_ADDED}}
{{#AS_CUSTOMER}}<div class="notice tone-info">{{@icon eye}}<div><b>{{CUSTOMER_NAME}}</b><small class="block">{{_"Prices, assortment and stock as this customer sees them"}}</small></div><a class="button button-small" href="/catalogue">{{_"Back to your own eyes"}}</a></div>{{/AS_CUSTOMER}}
<section class="card" aria-label="{{_"Products"}}">
<form class="filters" method="get" action="/catalogue"><div class="field field-search"><label for="q">{{_"Code, own code, name, initials or barcode"}}</label><input id="q" name="q" type="search" value="{{Q}}" maxlength="60" autocomplete="off" enterkeyhint="search"></div><div class="field"><label for="category">{{_"Category"}}</label><select id="category" name="category"><option value="">{{_"All categories"}}</option>{{#CATEGORY}}<option value="{{CATEGORY_ID}}"{{#CATEGORY_CHOSEN}} selected{{/CATEGORY_CHOSEN}}>{{CATEGORY_NAME}}</option>{{/CATEGORY}}</select></div>{{#IN_STOCK_KEPT}}<input type="hidden" name="in_stock" value="1">{{/IN_STOCK_KEPT}}{{#BOUGHT_KEPT}}<input type="hidden" name="bought" value="1">{{/BOUGHT_KEPT}}{{#CUSTOMER_KEPT}}<input type="hidden" name="customer" value="{{CUSTOMER_KEPT}}">{{/CUSTOMER_KEPT}}<button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button>
<div class="row grow chips-scroll"><a class="chip" href="{{IN_STOCK_URL}}"{{#IS_IN_STOCK}} aria-current="true"{{/IS_IN_STOCK}}>{{#IS_IN_STOCK}}{{@icon check small}}{{/IS_IN_STOCK}}{{_"In stock"}}</a>{{#HAS_BOUGHT}}<a class="chip" href="{{BOUGHT_URL}}"{{#IS_BOUGHT}} aria-current="true"{{/IS_BOUGHT}}>{{#IS_BOUGHT}}{{@icon check small}}{{/IS_BOUGHT}}{{_"Bought before"}}</a>{{/HAS_BOUGHT}}</div></form>
<ul class="products">
{{#ROW}}
<li class="product"><span class="thumbnail tone-{{TONE}}"></span><div><a class="strong" href="/catalogue/{{SKU_URL}}{{#CUSTOMER_KEPT}}?customer={{CUSTOMER_KEPT:u}}{{/CUSTOMER_KEPT}}">{{NAME}}</a><small class="block"><span class="code">{{SKU}}</span> · {{SPEC}}{{#OWN_CODE}} · {{_"own code {OWN_CODE}"}}{{/OWN_CODE}}</small><div class="row"><span class="stock tone-{{STOCK_TONE}}">{{STOCK_TEXT}}</span>{{#HAS_PROMOTION}}<span class="badge tone-warn">{{_"{PROMOTION}, until {PROMOTION_UNTIL}"}}</span>{{/HAS_PROMOTION}}</div></div><div>{{#HAS_PRICE}}<span class="price">{{PRICE}} <small>/ {{UNIT}}</small></span><small class="block">{{RULE}}{{#IS_CUT}} · {{_"before {LIST_PRICE}"}}{{/IS_CUT}}</small>{{#HAS_NEXT_BREAK}}<small class="block">{{_"{NEXT_PRICE} from {NEXT_QUANTITY} on"}}</small>{{/HAS_NEXT_BREAK}}{{/HAS_PRICE}}{{#NO_PRICE}}<span class="soft">{{_"No price yet"}}</span>{{/NO_PRICE}}</div>
{{#MAY_ADD}}
<form method="post" action="/catalogue/{{SKU_URL}}/add" class="row">{{@form}}{{#ANY_KEPT}}{{#Q}}<input type="hidden" name="q" value="{{Q}}">{{/Q}}{{#CATEGORY_KEPT}}<input type="hidden" name="category" value="{{CATEGORY_KEPT}}">{{/CATEGORY_KEPT}}{{#IN_STOCK_KEPT}}<input type="hidden" name="in_stock" value="1">{{/IN_STOCK_KEPT}}{{#BOUGHT_KEPT}}<input type="hidden" name="bought" value="1">{{/BOUGHT_KEPT}}{{#AFTER_KEPT}}<input type="hidden" name="after" value="{{AFTER_KEPT}}">{{/AFTER_KEPT}}{{#CUSTOMER_KEPT}}<input type="hidden" name="customer" value="{{CUSTOMER_KEPT}}">{{/CUSTOMER_KEPT}}{{/ANY_KEPT}}<span class="quantity" role="group" aria-label="{{NAME}}"><button type="button" data-step="-{{STEP}}" aria-label="{{_"Less"}}">−</button><input name="quantity" type="number" min="{{LEAST}}" step="{{STEP}}" value="{{LEAST}}" inputmode="numeric" required aria-label="{{_"Quantity"}}"><button type="button" data-step="{{STEP}}" aria-label="{{_"More"}}">+</button></span><button type="submit" class="icon-button" aria-label="{{_"Put {NAME} in the draft"}}"></button></form>
{{/MAY_ADD}}
</li>
{{/ROW}}
</ul>
{{#NONE_YET}}<div class="empty">{{@icon package-off}}<h2>{{_"No product yet"}}</h2><p>{{_"What you may order appears here as soon as it is set up for you."}}</p></div>{{/NONE_YET}}
{{#NONE_FOUND}}<div class="empty">{{@icon search}}<h2>{{_"No product fits"}}</h2><p>{{_"Try a shorter part of the name or code, or fewer filters."}}</p><a class="button" href="/catalogue">{{_"Show the whole catalogue"}}</a></div>{{/NONE_FOUND}}
{{#HAS_PAGER}}<div class="pager"><span>{{_"By code"}}</span><nav aria-label="{{_"Pages of the list"}}"><ul class="row">{{#HAS_FIRST}}<li><a class="button button-small button-quiet" href="{{FIRST_URL}}">{{_"Back to the start"}}</a></li>{{/HAS_FIRST}}{{#HAS_NEXT}}<li><a class="button button-small" rel="next" href="{{NEXT_URL}}">{{_"Next page"}}{{@icon chevron-right}}</a></li>{{/HAS_NEXT}}</ul></nav></div>{{/HAS_PAGER}}
</section></div>
