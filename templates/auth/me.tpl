{{%AUTOESCAPE context="HTML"}}{{!
  Who am I here.  Filled by auth_view_me() in cgi-bin/view/auth_view.c.

  NAME             of the person
  ROLE             repeated: ROLE_NAME
  IS_ZH IS_EN      the language in force
  COMPANY_ROW      repeated: COMPANY_ID COMPANY_NAME, IS_HERE or IS_ELSEWHERE
  SESSION_ROW      repeated: SESSION_ID DEVICE ADDRESS SEEN SEEN_ISO SINCE, IS_THIS
                   or IS_OTHER;  HAS_OTHERS;  IS_ON or NOT_ON, CODES_LEFT
}}
<div class="page-head"><div><h1>{{_"My settings"}}</h1></div></div>
<div class="stack">
<div class="columns">
<section class="card" aria-labelledby="who-h"><div class="card-head"><h2 id="who-h">{{NAME}}</h2></div>
<div class="card-body stack">
<ul class="row">{{#ROLE}}<li><span class="badge tone-brand">{{ROLE_NAME}}</span></li>{{/ROLE}}</ul>
<ul class="stack stack-tight">{{#COMPANY_ROW}}
<li class="row row-apart"><span>{{COMPANY_NAME}}</span>
{{#IS_HERE}}<span class="badge tone-good">{{_"Acting for this one"}}</span>{{/IS_HERE}}
{{#IS_ELSEWHERE}}<form method="post" action="/me/company">{{@form}}<input type="hidden" name="company" value="{{COMPANY_ID}}"><button type="submit" class="button button-small">{{_"Switch to this one"}}</button></form>{{/IS_ELSEWHERE}}
</li>{{/COMPANY_ROW}}</ul>
</div></section>
<section class="card" aria-labelledby="language-h"><div class="card-head"><h2 id="language-h">{{_"Language"}}</h2></div>
<div class="card-body"><form method="post" action="/me/language" class="row">{{@form}}
<button type="submit" class="button{{#IS_ZH}} button-main{{/IS_ZH}}" name="language" value="zh" lang="zh-CN">中文</button>
<button type="submit" class="button{{#IS_EN}} button-main{{/IS_EN}}" name="language" value="en" lang="en">English</button>
</form></div></section>
<section class="card" aria-labelledby="safe-h"><div class="card-head"><h2 id="safe-h">{{_"Password and sign-in codes"}}</h2></div>
<div class="card-body stack"><div class="row row-apart"><span>{{_"Password"}}</span><a class="button button-small" href="/me/password">{{_"Change the password"}}</a></div>
<div class="row row-apart"><span>{{_"Sign-in codes"}} {{#IS_ON}}<span class="badge tone-good">{{_"On"}}</span> <small>{{_"{CODES_LEFT} recovery codes left"}}</small>{{/IS_ON}}{{#NOT_ON}}<span class="badge tone-quiet">{{_"Off"}}</span>{{/NOT_ON}}</span><a class="button button-small" href="/me/second">{{#IS_ON}}{{_"Look after them"}}{{/IS_ON}}{{#NOT_ON}}{{_"Set up"}}{{/NOT_ON}}</a></div>
{{#IS_STAFF}}<div class="row row-apart"><span>{{_"While you are away"}}</span><a class="button button-small" href="/deputies">{{_"Deputies"}}</a></div>{{/IS_STAFF}}
<div class="row row-apart"><span>{{_"Notifications"}}</span><a class="button button-small" href="/notifications/settings">{{_"What I am told, and how"}}</a></div></div></section>
</div>
<section class="card" aria-labelledby="sessions-h"><div class="card-head"><h2 id="sessions-h">{{_"Where I am signed in"}}</h2>{{#HAS_OTHERS}}<form method="post" action="/me/sessions/end-others">{{@form}}<button type="submit" class="button button-small">{{_"End all others"}}</button></form>{{/HAS_OTHERS}}</div>
<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Where I am signed in"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Device"}}</th><th role="columnheader" scope="col">{{_"Address"}}</th><th role="columnheader" scope="col">{{_"Last seen"}}</th><th role="columnheader" scope="col">{{_"Signed in"}}</th><th role="columnheader" scope="col"><span class="visually-hidden">{{_"Actions"}}</span></th></tr></thead><tbody role="rowgroup">
{{#SESSION_ROW}}
<tr role="row"><td role="cell" class="cell-main">{{DEVICE}}</td><td role="cell" data-label="{{_"Address"}}">{{ADDRESS}}</td><td role="cell" data-label="{{_"Last seen"}}"><time datetime="{{SEEN_ISO}}">{{SEEN}}</time></td><td role="cell" data-label="{{_"Signed in"}}">{{SINCE}}</td><td role="cell">{{#IS_THIS}}<span class="badge tone-good">{{_"This device"}}</span>{{/IS_THIS}}{{#IS_OTHER}}<form method="post" action="/me/sessions/{{SESSION_ID}}/end">{{@form}}<button type="submit" class="button button-small">{{_"End it"}}</button></form>{{/IS_OTHER}}</td></tr>
{{/SESSION_ROW}}
</tbody></table></section>
</div>
