{{%AUTOESCAPE context="HTML"}}{{!
  One user.  Filled by user_view_user().

  BASE ID PERSON USER_LOGIN PHONE  IS_ADMIN or IS_OWN  IS_ACTIVE or IS_DISABLED
  HAS_SECOND or NO_SECOND  SESSIONS CREATED  WAS_HERE or NEVER_HERE  SIGNED_IN
  COMPANY_ROW(COMPANY_ID COMPANY STATE_TEXT STATE_TONE  MEMBER_ON or MEMBER_OFF
  ROLE_CHOICE(ROLE_VALUE ROLE_TEXT ROLE_ON) TEAM(TEAM_ID TEAM_NAME TEAM_CHOSEN)
  HAS_TEAMS)
}}
<div class="page-head"><div><h1 dir="auto">{{PERSON}}</h1><p class="soft">{{USER_LOGIN}}{{#PHONE}} · {{PHONE}}{{/PHONE}}</p></div><div class="row"><a class="button" href="{{BASE}}/users">{{_"Users"}}</a></div></div>
<div class="columns">
<div class="stack">
{{#COMPANY_ROW}}
<section class="card" aria-labelledby="company-{{COMPANY_ID}}"><div class="card-head"><h2 id="company-{{COMPANY_ID}}">{{COMPANY}}</h2><span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></div><div class="card-body stack">
<form method="post" action="{{BASE}}/users/{{ID}}/roles" class="stack">{{@form}}<input type="hidden" name="company" value="{{COMPANY_ID}}">
<fieldset class="field"><legend>{{_"Roles"}}</legend><div class="row">{{#ROLE_CHOICE}}<label class="check"><input type="checkbox" name="role" value="{{ROLE_VALUE}}"{{#ROLE_ON}} checked{{/ROLE_ON}}>{{ROLE_TEXT}}</label>{{/ROLE_CHOICE}}</div></fieldset>
{{#HAS_TEAMS}}<div class="field"><label for="team-{{COMPANY_ID}}">{{_"Team"}}</label><select id="team-{{COMPANY_ID}}" name="team"><option value="0">{{_"None"}}</option>{{#TEAM}}<option value="{{TEAM_ID}}"{{#TEAM_CHOSEN}} selected{{/TEAM_CHOSEN}}>{{TEAM_NAME}}</option>{{/TEAM}}</select></div>{{/HAS_TEAMS}}
<div class="row"><button type="submit" class="button button-main">{{@icon check}}{{_"Save the roles"}}</button></div></form>
<form method="post" action="{{BASE}}/users/{{ID}}/member">{{@form}}<input type="hidden" name="company" value="{{COMPANY_ID}}">{{#MEMBER_ON}}<button type="submit" class="button" name="state" value="off">{{@icon lock}}{{_"Disable in this company"}}</button>{{/MEMBER_ON}}{{#MEMBER_OFF}}<button type="submit" class="button button-main" name="state" value="on">{{_"Enable in this company"}}</button>{{/MEMBER_OFF}}</form></div></section>
{{/COMPANY_ROW}}
</div>
<section class="card" aria-labelledby="account-h"><div class="card-head"><h2 id="account-h">{{_"Account"}}</h2>{{#IS_ACTIVE}}<span class="badge tone-good">{{_"May sign in"}}</span>{{/IS_ACTIVE}}{{#IS_DISABLED}}<span class="badge tone-warn">{{_"Disabled"}}</span>{{/IS_DISABLED}}</div><div class="card-body stack">
<div class="row row-apart"><span>{{_"Signed in last"}}</span><span>{{#WAS_HERE}}{{SIGNED_IN}}{{/WAS_HERE}}{{#NEVER_HERE}}{{_"never"}}{{/NEVER_HERE}}</span></div>
<div class="row row-apart"><span>{{_"User since"}}</span><span>{{CREATED}}</span></div>
<div class="row row-apart"><span>{{_"Open sessions"}}</span><span>{{SESSIONS}}</span></div>
<div class="row row-apart"><span>{{_"Sign-in codes"}}</span><span>{{#HAS_SECOND}}<span class="badge tone-good">{{_"On"}}</span>{{/HAS_SECOND}}{{#NO_SECOND}}<span class="badge tone-quiet">{{_"Off"}}</span>{{/NO_SECOND}}</span></div>
{{#IS_ADMIN}}
<hr><div class="stack stack-tight">
<form method="post" action="/admin/users/{{ID}}/link">{{@form}}<button type="submit" class="button button-wide">{{_"Link to set a new password"}}</button></form>
<form method="post" action="/admin/users/{{ID}}/sign-out">{{@form}}<button type="submit" class="button button-wide">{{_"End all sessions"}}</button></form>
{{#HAS_SECOND}}
<form method="post" action="/admin/users/{{ID}}/second">{{@form}}<button type="submit" class="button button-wide">{{_"Reset the sign-in codes"}}</button></form>
{{/HAS_SECOND}}
<form method="post" action="/admin/users/{{ID}}/state">{{@form}}{{#IS_ACTIVE}}<button type="submit" class="button button-wide tone-bad" name="state" value="off">{{@icon lock}}{{_"Disable the account"}}</button>{{/IS_ACTIVE}}{{#IS_DISABLED}}<button type="submit" class="button button-wide button-main" name="state" value="on">{{_"Enable the account"}}</button>{{/IS_DISABLED}}</form></div>
{{/IS_ADMIN}}
</div></section>
</div>
