{{%AUTOESCAPE context="HTML"}}{{!
  The first page of who leads.  Filled by cgi-bin/home/manager.c through
  home_view_begin() and cgi-bin/view/team_view.c.

  DECIDE LOOK(NEED_…) NO_DECIDE NO_LOOK;  STANDS_IN(…);  TILE LINE: home/month.tpl
  FELL ROSE STOPPED(MOVER_ID MOVER_NAME MOVER_NOW MOVER_CHANGE MOVER_LAST)
}}
<div class="page-head"><div><h1>{{GREETING}}</h1><p>{{TODAY}} · {{WEEKDAY}}</p></div><div class="row no-print"><a class="button desk-only" href="/orders?state=held">{{@icon lock}}{{_"Held orders"}}</a><a class="button" href="/customers?sort=fall">{{@icon users}}{{_"Customers"}}</a></div></div>
<div class="stack">
{{@include home/stand.tpl}}
{{@include home/tiles.tpl}}
{{@include home/files.tpl}}
{{@include home/renewals.tpl}}
<div class="columns">
<section class="card" aria-labelledby="decide-h"><div class="card-head"><h2 id="decide-h">{{_"Waits for your decision"}}</h2></div>{{#NO_DECIDE}}<div class="card-body row">{{@icon circle-check}}<span class="soft">{{_"Nothing waits for your decision."}}</span></div>{{/NO_DECIDE}}<ul class="list">
{{#DECIDE}}
<li><div><a class="strong" href="{{NEED_PATH}}">{{NEED_TEXT}}</a>{{#NEED_SUM}}<small>{{NEED_SUM}}</small>{{/NEED_SUM}}</div><span class="count tone-{{NEED_TONE}}">{{NEED_COUNT}}</span></li>
{{/DECIDE}}
</ul></section>
<section class="card" aria-labelledby="look-h"><div class="card-head"><h2 id="look-h">{{_"Needs a look"}}</h2></div>{{#NO_LOOK}}<div class="card-body row">{{@icon circle-check}}<span class="soft">{{_"Nothing climbed, was broken or ends soon."}}</span></div>{{/NO_LOOK}}<ul class="list">
{{#LOOK}}
<li><div><a class="strong" href="{{NEED_PATH}}">{{NEED_TEXT}}</a>{{#NEED_SUM}}<small>{{NEED_SUM}}</small>{{/NEED_SUM}}</div><span class="count tone-{{NEED_TONE}}">{{NEED_COUNT}}</span></li>
{{/LOOK}}
</ul></section>
</div>
{{@include home/month.tpl}}
<div class="columns">
<section class="card" aria-labelledby="fell-h"><div class="card-head"><h2 id="fell-h">{{_"Fell most"}}</h2><a class="no-print" href="/customers?sort=fall">{{_"All of them"}}</a></div>{{#NO_FELL}}<div class="card-body soft">{{_"No customer fell."}}</div>{{/NO_FELL}}<ul class="list">
{{#FELL}}
<li><div><a class="strong" href="/customers/{{MOVER_ID}}">{{MOVER_NAME}}</a><small>{{_"now {MOVER_NOW}"}}</small></div><span class="badge tone-bad">{{MOVER_CHANGE}}</span></li>
{{/FELL}}
</ul><div class="card-foot"><small>{{_"Net sales of the last three full months against the three before."}}</small></div></section>
<section class="card" aria-labelledby="rose-h"><div class="card-head"><h2 id="rose-h">{{_"Rose most"}}</h2><a class="no-print" href="/customers?sort=rise">{{_"All of them"}}</a></div>{{#NO_ROSE}}<div class="card-body soft">{{_"No customer rose."}}</div>{{/NO_ROSE}}<ul class="list">
{{#ROSE}}
<li><div><a class="strong" href="/customers/{{MOVER_ID}}">{{MOVER_NAME}}</a><small>{{_"now {MOVER_NOW}"}}</small></div><span class="badge tone-good">{{MOVER_CHANGE}}</span></li>
{{/ROSE}}
</ul><div class="card-foot"><small>{{_"Net sales of the last three full months against the three before."}}</small></div></section>
<section class="card" aria-labelledby="stopped-h"><div class="card-head"><h2 id="stopped-h">{{_"Stopped buying"}}</h2><a class="no-print" href="/customers?sort=stopped">{{_"All of them"}}</a></div>{{#NO_STOPPED}}<div class="card-body soft">{{_"No customer stopped."}}</div>{{/NO_STOPPED}}<ul class="list">
{{#STOPPED}}
<li><div><a class="strong" href="/customers/{{MOVER_ID}}">{{MOVER_NAME}}</a>{{#MOVER_LAST}}<small>{{_"last order {MOVER_LAST}"}}</small>{{/MOVER_LAST}}</div><span class="badge tone-bad">{{MOVER_CHANGE}}</span></li>
{{/STOPPED}}
</ul><div class="card-foot"><small>{{_"Nothing in twelve months; what they bought in their last twelve."}}</small></div></section>
</div>
</div>
