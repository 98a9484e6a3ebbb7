{{%AUTOESCAPE context="HTML"}}{{!
  A new credit review.  Filled by cgi-bin/money/review_list.c.
  CUSTOMER_ID CUSTOMER_NAME LIMIT_NOW USED_NOW OVERDUE_NOW and the form's
}}
{{@include money/head.tpl}}
<div class="with-side"><form method="post" action="/credit-reviews/new" class="stack">{{@form}}<input type="hidden" name="customer" value="{{CUSTOMER_ID}}">
<section class="card" aria-labelledby="app-h"><nav class="tabs" aria-label="{{_"What to apply for"}}"><ul><li><a href="/credit-reviews/new?customer={{CUSTOMER_ID:u}}&amp;kind=1"{{#IS_LIMIT}} aria-current="page"{{/IS_LIMIT}}>{{_"Limit and term"}}</a></li><li><a href="/credit-reviews/new?customer={{CUSTOMER_ID:u}}&amp;kind=2"{{#IS_RAISE}} aria-current="page"{{/IS_RAISE}}>{{_"Temporary raise"}}</a></li></ul></nav>
<div class="card-head"><h2 id="app-h">{{_"Application"}}</h2></div>{{#IS_LIMIT}}<input type="hidden" name="kind" value="1">{{/IS_LIMIT}}{{#IS_RAISE}}<input type="hidden" name="kind" value="2">{{/IS_RAISE}}
{{@include money/review_form.tpl}}
<div class="card-foot"><a class="button" href="/credit-reviews">{{_"Back"}}</a><button type="submit" class="button button-main">{{@icon send}}{{_"Send the application"}}</button></div></section></form>
<aside class="stack"><section class="card" aria-labelledby="now-h"><div class="card-head"><h2 id="now-h">{{CUSTOMER_NAME}}</h2></div><div class="card-body"><dl class="facts"><div><dt>{{_"Limit"}}</dt><dd>{{LIMIT_NOW}}</dd></div><div><dt>{{_"Used"}}</dt><dd>{{USED_NOW}}</dd></div><div><dt>{{_"Overdue"}}</dt><dd>{{OVERDUE_NOW}}</dd></div></dl></div></section></aside></div>
