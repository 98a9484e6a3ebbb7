{{%AUTOESCAPE context="HTML"}}{{!
  Contracts in reach, soonest end first.  Filled by cgi-bin/contracts/list.c.

  TAB(TAB_VALUE TAB_TITLE TAB_COUNT TAB_IS_HERE) Q WHICH MAY_DRAFT
  ROW(NUMBER HEADLINE KIND CUSTOMER_NAME VALID_FROM VALID_TO LEFT TARGET
  STATE_TEXT STATE_TONE)  HAS_ROWS or NO_ROWS  HAS_NEXT NEXT_AFTER
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="/customers">{{_"Customers"}}</a></li></ol></nav><h1>{{_"Contracts"}}</h1></div>{{#MAY_DRAFT}}<div class="row"><a class="button" href="/contracts/calendar">{{@icon calendar}}{{_"When they end"}}</a><a class="button button-main" href="/contracts/new">{{@icon plus}}{{_"New contract"}}</a></div>{{/MAY_DRAFT}}</div>
<section class="card card-long" aria-label="{{_"Contracts"}}"><nav class="tabs no-print" aria-label="{{_"By state"}}"><ul>{{#TAB}}<li><a href="/contracts?which={{TAB_VALUE:u}}"{{#TAB_IS_HERE}} aria-current="page"{{/TAB_IS_HERE}}>{{TAB_TITLE}}<span class="count">{{TAB_COUNT}}</span></a></li>{{/TAB}}</ul></nav>
<form class="filters" method="get" action="/contracts"><input type="hidden" name="which" value="{{WHICH}}"><div class="field field-search"><label for="q">{{_"Number, customer, title"}}</label><input id="q" name="q" type="search" value="{{Q}}" maxlength="60"></div><button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button></form>
{{#NO_ROWS}}<div class="empty">{{@icon signature}}<h2>{{_"No contract here"}}</h2><p>{{_"Choose another state or search by the customer."}}</p></div>{{/NO_ROWS}}
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Contracts, soonest end first"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Contract"}}</th><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col" class="number">{{_"Target"}}</th><th role="columnheader" scope="col">{{_"Valid until"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead><tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main"><a class="code" href="/contracts/{{NUMBER}}">{{NUMBER}}</a><small>{{HEADLINE}}</small></td><td role="cell" data-label="{{_"Customer"}}"><a href="/customers/{{CUSTOMER_ID}}/contracts">{{CUSTOMER_NAME}}</a></td><td role="cell" class="number" data-label="{{_"Target"}}">{{#HAS_TARGET}}{{TARGET}}{{/HAS_TARGET}}</td><td role="cell" data-label="{{_"Valid until"}}">{{VALID_TO}}{{#LEFT}}<small>{{LEFT}}</small>{{/LEFT}}</td><td role="cell" class="cell-state"><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}
{{#HAS_NEXT}}<div class="card-foot"><span></span><a class="button" rel="next" href="/contracts?which={{WHICH:u}}&amp;q={{Q:u}}&amp;after={{NEXT_AFTER:u}}">{{_"Next page"}}{{@icon chevron-right}}</a></div>{{/HAS_NEXT}}</section>
