{{%AUTOESCAPE context="HTML"}}{{!
  An invitation.  Filled by auth_view_invitation().
  TOKEN LOGIN NAME INVITER COMPANY  IS_STAFF_INVITED or IS_COMPANY_INVITED
  HAS_ACCOUNT or NO_ACCOUNT  ROLE(ROLE_NAME)
}}
<section class="card"><div class="card-body stack">
<div><h1>{{_"Welcome"}}</h1>
{{#IS_COMPANY_INVITED}}
<p>{{_"{INVITER} invites you to order and look after everything for {COMPANY}."}}</p>
{{/IS_COMPANY_INVITED}}
{{#IS_STAFF_INVITED}}
<p>{{_"{INVITER} invites you to work in the portal."}}</p>
{{/IS_STAFF_INVITED}}
<ul class="row">{{#ROLE}}<li><span class="badge tone-brand">{{ROLE_NAME}}</span></li>{{/ROLE}}</ul></div>
<form method="post" action="/invitation/{{TOKEN}}" class="stack">{{@form}}
<input type="hidden" value="{{LOGIN}}" autocomplete="username">
<p><span class="soft">{{_"You sign in with"}}</span> <b>{{LOGIN}}</b></p>
{{#NO_ACCOUNT}}
<div class="field"><label for="name">{{_"Your name"}}</label>
<input id="name" name="name" type="text" value="{{NAME}}" autocomplete="name" maxlength="60"{{#NAME_ERROR}} aria-invalid="true" aria-describedby="name-e"{{/NAME_ERROR}} required>
{{#NAME_ERROR}}<p class="field-error" id="name-e">{{@icon alert-circle small}}{{NAME_ERROR}}</p>{{/NAME_ERROR}}</div>
<div class="field"><label for="password">{{_"Choose a password"}}</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="10" maxlength="200"{{#PASSWORD_ERROR}} aria-invalid="true" aria-describedby="password-e"{{/PASSWORD_ERROR}} required>
{{#PASSWORD_ERROR}}<p class="field-error" id="password-e">{{@icon alert-circle small}}{{PASSWORD_ERROR}}</p>{{/PASSWORD_ERROR}}</div>
<p class="soft">{{_"At least 10 characters. Several words are good; what many people use is not taken."}}</p>
{{/NO_ACCOUNT}}
{{#HAS_ACCOUNT}}
<p class="soft">{{_"You have an account already. Enter its password, and the company is added to it."}}</p>
<div class="field"><label for="password">{{_"Password"}}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200"{{#PASSWORD_ERROR}} aria-invalid="true" aria-describedby="password-e"{{/PASSWORD_ERROR}} required>
{{#PASSWORD_ERROR}}<p class="field-error" id="password-e">{{@icon alert-circle small}}{{PASSWORD_ERROR}}</p>{{/PASSWORD_ERROR}}</div>
{{/HAS_ACCOUNT}}
<button type="submit" class="button button-main button-wide">{{_"Accept and sign in"}}</button>
</form>
</div></section>
