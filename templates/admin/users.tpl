{{%AUTOESCAPE context="HTML"}}{{!
  Users, by company.  Filled by user_view_list(), user_view_company(),
  user_view_invitations() and list_page().

  BASE  IS_ADMIN or IS_OWN  Q COMPANY_CHOICE OF_STAFF
  USER_ROW(USER_ID PERSON USER_LOGIN COMPANY COMPANY_KEY ROLE(ROLE_NAME) STATE_TEXT
  STATE_TONE HAS_SECOND  WAS_HERE or NEVER_HERE  SIGNED_IN)  HAS_ROWS or NONE_FOUND
  COMPANY_CARD(COMPANY_ID COMPANY_CODE COMPANY USERS  IS_SHUT or IS_OPEN)
  INVITATION(INVITATION_ID PERSON USER_LOGIN COMPANY INVITER ROLE UNTIL
  IS_OVER or IS_VALID)  HAS_INVITATIONS
}}
<div class="page-head"><div><h1>{{_"Users"}}</h1>{{#IS_OWN}}<p class="soft">{{_"Who may act for our company, and in which role."}}</p>{{/IS_OWN}}</div><div class="row"><a class="button button-main" href="{{BASE}}/users/new">{{@icon plus}}{{_"Invite somebody"}}</a></div></div>
<div class="stack">
{{#COMPANY_CARD}}
<section class="card" aria-labelledby="company-h"><div class="card-head"><h2 id="company-h">{{COMPANY}}</h2>{{#IS_SHUT}}<span class="badge tone-warn">{{_"Shut out"}}</span>{{/IS_SHUT}}{{#IS_OPEN}}<span class="badge tone-good">{{_"May sign in"}}</span>{{/IS_OPEN}}</div>
<div class="card-body row row-apart"><p>{{#IS_OPEN}}{{_"{USERS} users may sign in for this company. Shutting it ends their sessions at once; they keep their roles."}}{{/IS_OPEN}}{{#IS_SHUT}}{{_"Nobody signs in for this company. Its {USERS} users keep their roles."}}{{/IS_SHUT}}</p>
<div class="row"><form method="post" action="/admin/companies/{{COMPANY_ID}}/access">{{@form}}{{#IS_OPEN}}<button type="submit" class="button tone-bad" name="state" value="off">{{@icon lock}}{{_"Shut the company out"}}</button>{{/IS_OPEN}}{{#IS_SHUT}}<button type="submit" class="button button-main" name="state" value="on">{{_"Let it in again"}}</button>{{/IS_SHUT}}</form><a class="button" href="/admin/users/new?code={{COMPANY_CODE:u}}">{{@icon plus}}{{_"Invite somebody to it"}}</a></div></div></section>
{{/COMPANY_CARD}}
{{#HAS_INVITATIONS}}
<section class="card" aria-labelledby="open-h"><div class="card-head"><h2 id="open-h">{{_"Open invitations"}}</h2></div>
<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Open invitations"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"User"}}</th><th role="columnheader" scope="col">{{_"Company"}}</th><th role="columnheader" scope="col">{{_"Roles"}}</th><th role="columnheader" scope="col">{{_"Good until"}}</th><th role="columnheader" scope="col"><span class="visually-hidden">{{_"Actions"}}</span></th></tr></thead><tbody role="rowgroup">
{{#INVITATION}}
<tr role="row"><td role="cell" class="cell-main">{{PERSON}}<small>{{USER_LOGIN}}</small></td><td role="cell" data-label="{{_"Company"}}">{{COMPANY}}</td><td role="cell" data-label="{{_"Roles"}}">{{#ROLE}}<span class="badge tone-brand">{{ROLE_NAME}}</span> {{/ROLE}}</td><td role="cell" data-label="{{_"Good until"}}">{{#IS_VALID}}{{UNTIL}}{{/IS_VALID}}{{#IS_OVER}}<span class="badge tone-warn">{{_"over"}}</span>{{/IS_OVER}}<small class="block">{{_"by {INVITER}"}}</small></td><td role="cell"><div class="row"><form method="post" action="{{BASE}}/invitations/{{INVITATION_ID}}/resend">{{@form}}<button type="submit" class="button button-small">{{_"Send again"}}</button></form><form method="post" action="{{BASE}}/invitations/{{INVITATION_ID}}/withdraw">{{@form}}<button type="submit" class="button button-small">{{_"Withdraw"}}</button></form></div></td></tr>
{{/INVITATION}}
</tbody></table></section>
{{/HAS_INVITATIONS}}
<section class="card" aria-label="{{_"Users"}}">
{{#IS_ADMIN}}
<nav class="tabs" aria-label="{{_"Whose users"}}"><ul><li><a href="/admin/users?q={{Q:u}}"{{#OF_ALL}} aria-current="page"{{/OF_ALL}}>{{_"All"}}</a></li><li><a href="/admin/users?company=staff&amp;q={{Q:u}}"{{#OF_STAFF}} aria-current="page"{{/OF_STAFF}}>{{_"The company's own staff"}}</a></li></ul></nav>
{{/IS_ADMIN}}
<form class="filters" method="get" action="{{BASE}}/users">{{#IS_ADMIN}}<input type="hidden" name="company" value="{{COMPANY_CHOICE}}">{{/IS_ADMIN}}<div class="field field-search"><label for="q">{{_"Name, e-mail or company"}}</label><input id="q" name="q" type="search" value="{{Q}}" maxlength="60"></div><button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button></form>
{{#HAS_ROWS}}
<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Users"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"User"}}</th><th role="columnheader" scope="col">{{_"Company"}}</th><th role="columnheader" scope="col">{{_"Roles"}}</th><th role="columnheader" scope="col">{{_"State"}}</th><th role="columnheader" scope="col">{{_"Signed in last"}}</th></tr></thead><tbody role="rowgroup">
{{#USER_ROW}}
<tr role="row"><td role="cell" class="cell-main"><a href="{{BASE}}/users/{{USER_ID}}">{{PERSON}}</a><small>{{USER_LOGIN}}</small></td><td role="cell" data-label="{{_"Company"}}">{{#IS_ADMIN}}<a href="/admin/users?company={{COMPANY_KEY:u}}">{{COMPANY}}</a>{{/IS_ADMIN}}{{#IS_OWN}}{{COMPANY}}{{/IS_OWN}}</td><td role="cell" data-label="{{_"Roles"}}">{{#ROLE}}<span class="badge tone-brand">{{ROLE_NAME}}</span> {{/ROLE}}</td><td role="cell" data-label="{{_"State"}}"><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span>{{#HAS_SECOND}} <span class="badge tone-quiet">{{_"Sign-in codes"}}</span>{{/HAS_SECOND}}</td><td role="cell" data-label="{{_"Signed in last"}}">{{#WAS_HERE}}{{SIGNED_IN}}{{/WAS_HERE}}{{#NEVER_HERE}}<span class="soft">{{_"never"}}</span>{{/NEVER_HERE}}</td></tr>
{{/USER_ROW}}
</tbody></table>
{{/HAS_ROWS}}
{{#NONE_FOUND}}
<div class="empty">{{@icon search}}<h2>{{_"Nothing fits"}}</h2><p>{{_"Try a part of the name, or fewer filters."}}</p><a class="button" href="{{BASE}}/users">{{_"Show all"}}</a></div>
{{/NONE_FOUND}}
<div class="card-foot">{{#HAS_FIRST}}<a class="button" href="{{FIRST_URL}}">{{_"First page"}}</a>{{/HAS_FIRST}}<span></span>{{#HAS_NEXT}}<a class="button" href="{{NEXT_URL}}" rel="next">{{_"Next page"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}</div></section>
</div>
