{{%AUTOESCAPE context="HTML"}}{{!
  Invite somebody.  Filled by user_view_invite() and user_view_teams().

  BASE  IS_ADMIN or IS_OWN  USER_LOGIN PERSON COMPANY_CODE
  STAFF_ROLE, CUSTOMER_ROLE(ROLE_VALUE ROLE_TEXT ROLE_ON)
  TEAM(TEAM_ID TEAM_NAME TEAM_CHOSEN) HAS_TEAMS
}}
<div class="page-head"><div><h1>{{_"Invite somebody"}}</h1><p class="soft">{{_"A link goes to the address. It is good once, for 7 days; name and password are set there."}}</p></div></div>
<section class="card"><div class="card-body"><form method="post" action="{{BASE}}/users/new" class="stack">{{@form}}
<div class="field-row">
<div class="field"><label for="login">{{_"E-mail"}}</label><input id="login" name="login" value="{{USER_LOGIN}}" type="email" maxlength="190" autocomplete="off" required{{#LOGIN_ERROR}} aria-invalid="true" aria-describedby="login-e"{{/LOGIN_ERROR}}>{{#LOGIN_ERROR}}<p class="field-error" id="login-e">{{@icon alert-circle small}}{{LOGIN_ERROR}}</p>{{/LOGIN_ERROR}}</div>
<div class="field"><label for="name">{{_"Full name"}}</label><input id="name" name="name" value="{{PERSON}}" maxlength="60" autocomplete="off" required{{#NAME_ERROR}} aria-invalid="true" aria-describedby="name-e"{{/NAME_ERROR}}>{{#NAME_ERROR}}<p class="field-error" id="name-e">{{@icon alert-circle small}}{{NAME_ERROR}}</p>{{/NAME_ERROR}}</div>
{{#IS_ADMIN}}
<div class="field"><label for="code">{{_"Customer code (empty: our own staff)"}}</label><input id="code" name="code" value="{{COMPANY_CODE}}" maxlength="40" autocomplete="off"{{#CODE_ERROR}} aria-invalid="true" aria-describedby="code-e"{{/CODE_ERROR}}>{{#CODE_ERROR}}<p class="field-error" id="code-e">{{@icon alert-circle small}}{{CODE_ERROR}}</p>{{/CODE_ERROR}}</div>
{{/IS_ADMIN}}
</div>
<fieldset class="field" id="role"{{#ROLE_ERROR}} aria-describedby="role-e"{{/ROLE_ERROR}}><legend>{{#IS_ADMIN}}{{_"Roles of a distributor"}}{{/IS_ADMIN}}{{#IS_OWN}}{{_"Roles"}}{{/IS_OWN}}</legend><div class="row">{{#CUSTOMER_ROLE}}<label class="check"><input type="checkbox" name="role" value="{{ROLE_VALUE}}"{{#ROLE_ON}} checked{{/ROLE_ON}}>{{ROLE_TEXT}}</label>{{/CUSTOMER_ROLE}}</div>{{#ROLE_ERROR}}<p class="field-error" id="role-e">{{@icon alert-circle small}}{{ROLE_ERROR}}</p>{{/ROLE_ERROR}}</fieldset>
{{#IS_ADMIN}}
<fieldset class="field"><legend>{{_"Roles of our staff"}}</legend><div class="row">{{#STAFF_ROLE}}<label class="check"><input type="checkbox" name="role" value="{{ROLE_VALUE}}"{{#ROLE_ON}} checked{{/ROLE_ON}}>{{ROLE_TEXT}}</label>{{/STAFF_ROLE}}</div></fieldset>
{{#HAS_TEAMS}}
<div class="field form-narrow"><label for="team">{{_"Team (of staff)"}}</label><select id="team" name="team"><option value="0">{{_"None"}}</option>{{#TEAM}}<option value="{{TEAM_ID}}"{{#TEAM_CHOSEN}} selected{{/TEAM_CHOSEN}}>{{TEAM_NAME}}</option>{{/TEAM}}</select></div>
{{/HAS_TEAMS}}
{{/IS_ADMIN}}
<div class="row"><button type="submit" class="button button-main">{{_"Invite"}}</button><a class="button" href="{{BASE}}/users">{{_"Cancel"}}</a></div>
</form></div></section>
