{{%AUTOESCAPE context="HTML"}}{{!
  The month of a team, or of the customers of one representative.  Filled by
  cgi-bin/home/team.c and cgi-bin/view/team_view.c.

  TEAM TEAM_ID REP REP_ID; IS_ALL IS_TEAM or IS_REP; IS_FELL IS_ROSE; TILE LINE;
  CUSTOMER(LINE_…)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li>{{#IS_REP}}<li><a href="/team-figures?team={{TEAM_ID:u}}">{{TEAM}}</a></li>{{/IS_REP}}</ol></nav><h1>{{#IS_ALL}}{{_"This month"}}{{/IS_ALL}}{{#IS_TEAM}}{{TEAM}}{{/IS_TEAM}}{{#IS_REP}}{{REP}}{{/IS_REP}}</h1></div>{{#IS_REP}}<div class="row no-print"><a class="button" href="/customers?sort=fall&amp;rep={{REP_ID:u}}">{{@icon users}}{{_"All of them"}}</a></div>{{/IS_REP}}</div>
<div class="stack">
{{@include home/tiles.tpl}}
{{#IS_ALL}}{{@include home/month.tpl}}{{/IS_ALL}}
{{#IS_TEAM}}{{@include home/month.tpl}}{{/IS_TEAM}}
{{#IS_REP}}<section class="card" aria-labelledby="customers-h"><div class="card-head"><h2 id="customers-h">{{_"Customers"}}</h2><form class="row no-print" method="get" action="/team-figures"><input type="hidden" name="team" value="{{TEAM_ID}}"><input type="hidden" name="rep" value="{{REP_ID}}"><button type="submit" class="chip" name="sort" value="fell"{{#IS_FELL}} aria-pressed="true"{{/IS_FELL}}>{{@icon trending-down small}}{{_"What fell most"}}</button><button type="submit" class="chip" name="sort" value="rose"{{#IS_ROSE}} aria-pressed="true"{{/IS_ROSE}}>{{@icon trending-up small}}{{_"What rose most"}}</button></form></div>
<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"This month against the same days of last month and of last year"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col" class="number">{{_"Net sales"}}</th><th role="columnheader" scope="col" class="number">{{_"Last month"}}</th><th role="columnheader" scope="col" class="number">{{_"A year earlier"}}</th><th role="columnheader" scope="col" class="number">{{_"Orders"}}</th><th role="columnheader" scope="col" class="number">{{_"Overdue"}}</th></tr></thead><tbody role="rowgroup">
{{#CUSTOMER}}
<tr role="row"><td role="cell" class="cell-main"><a class="strong" href="{{LINE_PATH}}">{{LINE_NAME}}</a><small>{{LINE_REGION}}</small></td><td role="cell" class="number strong" data-label="{{_"Net sales"}}">{{LINE_NOW}}</td><td role="cell" class="number" data-label="{{_"Last month"}}">{{LINE_BACK}} <span class="badge tone-{{BACK_TONE}}">{{BACK_CHANGE}}</span></td><td role="cell" class="number" data-label="{{_"A year earlier"}}">{{LINE_AGO}} <span class="badge tone-{{AGO_TONE}}">{{AGO_CHANGE}}</span></td><td role="cell" class="number" data-label="{{_"Orders"}}">{{LINE_ORDERS}}</td><td role="cell" class="number" data-label="{{_"Overdue"}}">{{#LINE_LATE}}<span class="tone tone-bad">{{LINE_OVERDUE}}</span>{{/LINE_LATE}}</td></tr>
{{/CUSTOMER}}
</tbody></table><div class="card-foot"><small>{{_"Receivables posted less credit notes, up to {UNTIL_DAY}; the same days of last month and of last year. Customers count for who looks after them now."}} {{_"At most 50 are shown."}}</small></div></section>{{/IS_REP}}
</div>
