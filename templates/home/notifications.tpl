{{%AUTOESCAPE context="HTML"}}{{!
  What was announced, newest first.  Filled by home_view_notifications() and
  list_page().

  ROW(TEXT PATH ID TIME TIME_ISO UNREAD IS_READ)  ANY_UNREAD  NONE_YET
  HAS_NEXT NEXT_URL HAS_FIRST FIRST_URL
}}
<div class="page-head"><div><h1>{{_"Notifications"}}</h1></div><div class="row"><a class="button" href="/notifications/settings">{{@icon settings}}{{_"What I am told, and how"}}</a>{{#ANY_UNREAD}}<form method="post" action="/notifications/read-all" class="row">{{@form}}<button type="submit" class="button">{{@icon check}}{{_"Mark all as read"}}</button></form>{{/ANY_UNREAD}}</div></div>
<section class="card" aria-label="{{_"Notifications"}}">
<ul class="list">
{{#ROW}}
<li>{{#UNREAD}}<span class="avatar tone-brand">{{@icon bell}}</span><div><b class="block">{{TEXT}}</b><small><time datetime="{{TIME_ISO}}">{{TIME}}</time></small></div><span class="badge tone-brand">{{_"New"}}</span><form method="post" action="/notifications/{{ID}}/read" class="row">{{@form}}<button type="submit" class="button button-small">{{_"Open"}}<span class="visually-hidden"> {{TEXT}}</span></button></form>{{/UNREAD}}{{#IS_READ}}<span class="avatar tone-quiet">{{@icon bell}}</span><div>{{TEXT}}<small><time datetime="{{TIME_ISO}}">{{TIME}}</time></small></div><a class="button button-small" href="{{PATH}}">{{_"Open"}}<span class="visually-hidden"> {{TEXT}}</span></a>{{/IS_READ}}</li>
{{/ROW}}
</ul>
{{#NONE_YET}}<div class="empty">{{@icon bell}}<h2>{{_"Nothing was announced yet"}}</h2><p>{{_"Each step of an order is told here: confirmed, changed, shipped, delivered."}}</p><a class="button" href="/orders">{{_"See the orders"}}</a></div>{{/NONE_YET}}
{{#HAS_PAGER}}
{{@include parts/pager.tpl}}
{{/HAS_PAGER}}
</section>
