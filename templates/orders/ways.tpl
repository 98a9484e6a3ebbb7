{{%AUTOESCAPE context="HTML"}}{{!
  What frees a held order.  Filled by hold_view_ways() in
  cgi-bin/view/hold_view.c.

  WAYS_ANY WAYS_NONE  WAY_PAY(WAYS_PAY …) WAY_CUT(CUT …) WAY_ASK(…)
}}
{{#WAYS_NONE}}<p>{{_"The order is not lost: the credit officer looks at it and releases it or calls you."}}</p>{{/WAYS_NONE}}
{{#WAYS_ANY}}<p>{{_"The order is not lost. Any one of these lets it pass, without a call:"}}</p>
<ul class="choices">
{{#WAY_PAY}}<li class="sunken stack stack-tight"><h3>{{_"Pay"}} {{WAYS_PAY}}</h3>{{#PAY_FOR_IT}}<p>{{_"For this very order: say its number when you pay. It passes by itself as soon as the bank reports the money."}}</p>{{/PAY_FOR_IT}}{{#PAY_AT_ALL}}<p>{{_"It passes by itself as soon as the bank reports the money."}}</p>{{/PAY_AT_ALL}}
{{#PAY_TELL}}<a class="button button-small" href="/account/payments?{{#PAY_FOR_IT}}order={{NUMBER:u}}&amp;{{/PAY_FOR_IT}}amount={{WAYS_PAY_PLAIN:u}}#tell-form">{{@icon coin}}{{_"Tell a payment"}}</a>{{/PAY_TELL}}{{#PAY_KEY}}<a class="button button-small" href="/receipts/new?customer={{CUSTOMER_CODE:u}}&amp;order={{NUMBER:u}}">{{@icon coin}}{{_"Key a receipt"}}</a>{{/PAY_KEY}}{{#PAY_COLLEAGUE}}<p class="soft">{{_"A colleague who may tell payments reports it here."}}</p>{{/PAY_COLLEAGUE}}</li>{{/WAY_PAY}}
{{#WAY_CUT}}<li class="sunken stack stack-tight"><h3>{{_"Order {WAYS_OVER} less"}}</h3><ul class="stack stack-tight">{{#CUT}}<li>{{CUT_NAME}} <span class="code">{{CUT_SKU}}</span>: <del>{{CUT_BEFORE}}</del> <ins>{{CUT_AFTER}}</ins></li>{{/CUT}}</ul><p class="soft">{{_"That is {WAYS_SAVES} less. Prices and stock are looked at again; you see it before it is sent."}}</p>
{{#CUT_MAY}}<form method="post" action="/orders/{{NUMBER}}/reduce">{{@form}}<button type="submit" class="button button-small button-wide">{{@icon edit}}{{_"Reduce the order"}}</button></form>{{/CUT_MAY}}{{#CUT_PROPOSE}}<a class="button button-small" href="/orders/{{NUMBER}}/propose">{{@icon arrows-exchange}}{{_"Propose a change"}}</a>{{/CUT_PROPOSE}}{{#CUT_ASK_DESK}}<p>{{_"The order desk reduces it for you: please call."}}</p>{{/CUT_ASK_DESK}}</li>{{/WAY_CUT}}
{{#WAY_ASK}}<li class="sunken stack stack-tight">{{#ASK_RAISE}}<h3>{{_"Ask for {WAYS_RAISE} more"}}</h3><p>{{_"A temporary raise of the limit. It ends by itself on the day you name."}}</p>{{/ASK_RAISE}}{{#ASK_RENEW}}<h3>{{_"Ask for a new limit"}}</h3><p>{{_"The old one has run out; a review decides on the next."}}</p>{{/ASK_RENEW}}
{{#ASK_MAY}}<a class="button button-small" href="/credit-reviews/new?customer={{CUSTOMER_ID:u}}&amp;kind={{WAYS_KIND:u}}{{#ASK_RAISE}}&amp;limit={{WAYS_RAISE_PLAIN:u}}{{/ASK_RAISE}}&amp;reason={{WAYS_REASON:u}}">{{@icon send}}{{_"Apply"}}</a>{{/ASK_MAY}}{{#ASK_COLLEAGUE}}<p class="soft">{{_"A colleague who may apply for credit does this here."}}</p>{{/ASK_COLLEAGUE}}</li>{{/WAY_ASK}}
</ul>{{/WAYS_ANY}}
