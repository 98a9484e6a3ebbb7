{{%AUTOESCAPE context="HTML"}}{{!
  What waits in money, and who stands where.  Filled by
  cgi-bin/view/home_money.c.
  HAS_MONEY MONEY(MONEY_TONE MONEY_TEXT MONEY_PATH MONEY_COUNT MONEY_SUM)
  HAS_ENDING(ENDING(STANDING_…)) HAS_BIGGEST(BIGGEST(STANDING_…))
}}
<div class="columns">{{#HAS_MONEY}}<section class="card" aria-labelledby="money-h"><div class="card-head"><h2 id="money-h">{{_"What waits in money"}}</h2></div><ul class="list">
{{#MONEY}}
<li><span class="avatar tone-{{MONEY_TONE}}">{{@icon coin}}</span><div><a class="strong" href="{{MONEY_PATH}}">{{MONEY_TEXT}}</a>{{#MONEY_SUM}}<small>{{MONEY_SUM}}</small>{{/MONEY_SUM}}</div><span class="count tone-{{MONEY_TONE}}">{{MONEY_COUNT}}</span></li>
{{/MONEY}}
</ul></section>{{/HAS_MONEY}}
{{#HAS_BIGGEST}}<section class="card" aria-labelledby="big-h"><div class="card-head"><h2 id="big-h">{{_"Biggest exposures"}}</h2><a href="/holds">{{_"Credit desk"}}</a></div><ul class="list">{{#BIGGEST}}<li><div><a class="strong" href="/customers/{{STANDING_ID}}/credit">{{STANDING_NAME}}</a><small>{{_"of {STANDING_LIMIT}"}}{{#STANDING_LATE}} · <span class="tone tone-bad">{{_"{STANDING_OVERDUE} overdue"}}</span>{{/STANDING_LATE}}</small></div><b class="number">{{STANDING_USED}}</b></li>{{/BIGGEST}}</ul></section>{{/HAS_BIGGEST}}
{{#HAS_ENDING}}<section class="card" aria-labelledby="end-h"><div class="card-head"><h2 id="end-h">{{_"Limits that end within 60 days"}}</h2></div><ul class="list">{{#ENDING}}<li><div><a class="strong" href="/customers/{{STANDING_ID}}/credit">{{STANDING_NAME}}</a><small>{{_"Limit"}} {{STANDING_LIMIT}}</small></div><span class="badge tone-warn">{{STANDING_UNTIL}}</span></li>{{/ENDING}}</ul></section>{{/HAS_ENDING}}</div>
