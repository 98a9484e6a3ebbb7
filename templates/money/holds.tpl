{{%AUTOESCAPE context="HTML"}}{{!
  The credit officer's first page.  Filled by cgi-bin/money/holds.c.
  HELD(NUMBER CUSTOMER_NAME CUSTOMER_ID TOTAL SINCE WHY(WHY_TEXT WHY_NOTE)
  MAY_RELEASE ABOVE_BAND BAND) FIGURE REVIEWS ENDING BIGGEST AGE
}}
{{@include money/head.tpl}}
<div class="stack">
{{@include money/figures.tpl}}
<section class="card card-long" aria-labelledby="held"><div class="card-head"><h2 id="held">{{_"Held orders, oldest first"}}</h2><div class="row">{{#IS_FILTERED}}<a class="button button-small" href="/holds">{{_"Show all"}}</a>{{/IS_FILTERED}}<form method="post" action="/holds/again">{{@form}}<button type="submit" class="button button-small">{{@icon refresh}}{{_"Look at all again"}}</button></form></div></div>
{{#REASON_ERROR}}<p class="field-error card-body" id="reason">{{REASON_ERROR}}</p>{{/REASON_ERROR}}
{{#HELD_ANY}}<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Held orders, oldest first"}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Order"}}</th><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col">{{_"Why"}}</th><th role="columnheader" scope="col" class="number">{{_"Total with tax"}}</th><th role="columnheader" scope="col">{{_"Release"}}</th></tr></thead>
<tbody role="rowgroup">{{#HELD}}
<tr role="row"><td role="cell" class="cell-main"><a class="code strong" href="/orders/{{NUMBER}}">{{NUMBER}}</a><small><time datetime="{{SINCE_ISO}}">{{_"since {SINCE}"}}</time></small></td><td role="cell" data-label="{{_"Customer"}}"><a href="/customers/{{CUSTOMER_ID}}/credit">{{CUSTOMER_NAME}}</a></td><td role="cell">{{#WHY}}<span class="block">{{WHY_TEXT}}{{#WHY_NOTE}} <small class="soft">{{WHY_NOTE}}</small>{{/WHY_NOTE}}</span>{{/WHY}}</td><td role="cell" class="number strong cell-sum">{{TOTAL}}</td><td role="cell" class="cell-field">{{#MAY_RELEASE}}<form method="post" action="/holds/{{NUMBER}}/release" class="row">{{@form}}<input name="reason" value="{{REASON}}" maxlength="160" required aria-label="{{_"Reason to release {NUMBER}"}}" placeholder="{{_"Reason"}}"><button type="submit" class="button button-small button-main">{{@icon lock-open}}{{_"Release"}}</button></form>{{/MAY_RELEASE}}{{#ABOVE_BAND}}<small class="soft">{{_"Released by: {BAND}"}}</small>{{/ABOVE_BAND}}</td></tr>{{/HELD}}
</tbody></table>{{/HELD_ANY}}
{{#HAS_PAGER}}<div class="card-foot">{{#HAS_FIRST}}<a class="button" href="{{FIRST_URL}}">{{_"Back to the start"}}</a>{{/HAS_FIRST}}<span></span>{{#HAS_NEXT}}<a class="button" href="{{NEXT_URL}}" rel="next">{{_"Next page"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}</div>{{/HAS_PAGER}}
{{#HELD_NONE}}<div class="empty">{{@icon circle-check}}<h2>{{_"No order is held"}}</h2></div>{{/HELD_NONE}}</section>
<div class="columns">{{#REVIEWS}}<section class="card" aria-label="{{TABLE_CAPTION}}"><div class="card-head"><h2>{{TABLE_CAPTION}}</h2><a href="/credit-reviews">{{_"All reviews"}}</a></div>{{@include money/table.tpl}}</section>{{/REVIEWS}}
{{#ENDING}}<section class="card" aria-label="{{TABLE_CAPTION}}"><div class="card-head"><h2>{{TABLE_CAPTION}}</h2></div>{{@include money/table.tpl}}</section>{{/ENDING}}</div>
<div class="columns">{{#BIGGEST}}<section class="card" aria-label="{{TABLE_CAPTION}}"><div class="card-head"><h2>{{TABLE_CAPTION}}</h2></div>{{@include money/table.tpl}}</section>{{/BIGGEST}}
{{@include money/ageing.tpl}}</div></div>
