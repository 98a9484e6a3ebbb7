{{%AUTOESCAPE context="HTML"}}{{!
  Orders, newest first.  Filled by order_view_list() and list_page().

  TAB(TAB_VALUE TAB_TEXT TAB_CURRENT) TAB_CHOSEN Q FROM TO   the filters
  WITH_CUSTOMER   staff see whose order it is
  ROW             repeated; NONE_YET or NONE_FOUND instead
  HAS_NEXT NEXT_URL HAS_FIRST FIRST_URL CSV_URL XLSX_URL
}}
<div class="page-head"><div><h1>{{_"Orders"}}</h1></div><div class="row"><a class="button desk-only" href="{{XLSX_URL}}">{{@icon file-spreadsheet}}{{_"Excel"}}</a><a class="button desk-only" href="{{CSV_URL}}">CSV</a>{{#MAY_ENTER}}<a class="button button-main" href="/orders/new">{{@icon plus}}{{_"New order"}}</a>{{/MAY_ENTER}}</div></div>
<section class="card" aria-label="{{_"Orders"}}"><nav class="tabs" aria-label="{{_"By state"}}"><ul>{{#TAB}}<li><a href="/orders?state={{TAB_VALUE:u}}"{{#TAB_CURRENT}} aria-current="page"{{/TAB_CURRENT}}>{{TAB_TEXT}}</a></li>{{/TAB}}</ul></nav>
<form class="filters" method="get" action="/orders"><input type="hidden" name="state" value="{{TAB_CHOSEN}}"><div class="field field-search"><label for="q">{{_"Order number, your number, product"}}</label><input id="q" name="q" type="search" value="{{Q}}" maxlength="60"></div><details class="filter-more"{{#FROM}} open{{/FROM}}><summary class="button">{{_"By date"}} <span class="code">{{FROM}} {{TO}}</span>{{@icon chevron-down small}}</summary><div class="row"><div class="field"><label for="from">{{_"From"}}</label><input id="from" name="from" type="date" value="{{FROM}}">{{#FROM_ERROR}}<p class="field-error">{{FROM_ERROR}}</p>{{/FROM_ERROR}}</div><div class="field"><label for="to">{{_"To"}}</label><input id="to" name="to" type="date" value="{{TO}}">{{#TO_ERROR}}<p class="field-error">{{TO_ERROR}}</p>{{/TO_ERROR}}</div></div></details><button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button></form>
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Orders, newest first"}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Order"}}</th>{{#WITH_CUSTOMER}}<th role="columnheader" scope="col">{{_"Customer"}}</th>{{/WITH_CUSTOMER}}<th role="columnheader" scope="col">{{_"Products"}}</th><th role="columnheader" scope="col" class="number">{{_"Total with tax"}}</th><th role="columnheader" scope="col">{{_"State"}}</th><th role="columnheader" scope="col"><span class="visually-hidden">{{_"Actions"}}</span></th></tr></thead>
<tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main"><a class="code strong" href="/orders/{{NUMBER}}">{{NUMBER}}</a><small><time datetime="{{PLACED_ISO}}">{{PLACED_AT}}</time>{{#HAS_OWN_NUMBER}} · {{OWN_NUMBER}}{{/HAS_OWN_NUMBER}}</small></td>
{{#WITH_CUSTOMER}}<td role="cell" data-label="{{_"Customer"}}"><span class="one-line">{{CUSTOMER_NAME}}</span></td>{{/WITH_CUSTOMER}}
<td role="cell"><span class="one-line">{{HEADLINE}}</span><small>{{_"{LINE_COUNT} lines · {QUANTITY} pieces"}}</small></td>
<td role="cell" class="number strong cell-sum">{{TOTAL}}</td>
<td role="cell" class="cell-state"><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></td>
<td role="cell" class="cell-actions">{{#ANSWER_LINK}}<a class="button button-small button-main" href="/orders/{{NUMBER}}#change" aria-label="{{_"Answer"}} {{NUMBER}}">{{_"Answer"}}</a>{{/ANSWER_LINK}}{{#SIGN_LINK}}<a class="button button-small button-main" href="/orders/{{NUMBER}}#shipments" aria-label="{{_"Sign for it"}} {{NUMBER}}">{{_"Sign for it"}}</a>{{/SIGN_LINK}}{{#AGAIN_LINK}}<a class="button button-small" href="/orders/new?from={{NUMBER:u}}" aria-label="{{_"Order again"}} {{NUMBER}}">{{_"Order again"}}</a>{{/AGAIN_LINK}}</td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}
{{#NONE_YET}}<div class="empty">{{@icon clipboard-list}}<h2>{{_"No order yet"}}</h2>{{#MAY_ENTER}}<p>{{_"Your first order takes a minute: codes and quantities, paste them if you like."}}</p><a class="button button-main" href="/orders/new">{{_"Start a quick order"}}</a>{{/MAY_ENTER}}</div>{{/NONE_YET}}
{{#NONE_FOUND}}<div class="empty">{{@icon search}}<h2>{{_"Nothing fits"}}</h2><p>{{_"Try a longer period, another state, or a part of the name."}}</p><a class="button" href="/orders">{{_"Show all"}}</a></div>{{/NONE_FOUND}}
<div class="card-foot">{{#HAS_FIRST}}<a class="button" href="{{FIRST_URL}}">{{_"Newest"}}</a>{{/HAS_FIRST}}<span></span>{{#HAS_NEXT}}<a class="button" href="{{NEXT_URL}}" rel="next">{{_"Older"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}</div></section>
