{{%AUTOESCAPE context="HTML"}}{{!
  Who am I here.  Filled by auth_view_me() in cgi-bin/view/auth_view.c.

  NAME             of the person
  ROLE             repeated: ROLE_NAME
  IS_ZH IS_EN      the language in force
  COMPANY_ROW      repeated: COMPANY_ID COMPANY_NAME, IS_HERE or IS_ELSEWHERE
}}
<div class="page-head"><div><h1>{{_"My settings"}}</h1></div></div>
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
</div>
