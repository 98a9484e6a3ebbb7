{{%AUTOESCAPE context="HTML"}}{{!
  A new password by a link.  Filled by auth_view_reset().  TOKEN LOGIN
}}
<section class="card"><div class="card-body stack">
<div><h1>{{_"Set a new password"}}</h1><p class="soft">{{_"For {LOGIN}. All sessions that are open will be ended."}}</p></div>
<form method="post" action="/password/reset/{{TOKEN}}" class="stack">{{@form}}
<input type="hidden" value="{{LOGIN}}" autocomplete="username">
<div class="field"><label for="password">{{_"New password"}}</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="10" maxlength="200"{{#PASSWORD_ERROR}} aria-invalid="true" aria-describedby="password-e"{{/PASSWORD_ERROR}} required>
{{#PASSWORD_ERROR}}<p class="field-error" id="password-e">{{@icon alert-circle small}}{{PASSWORD_ERROR}}</p>{{/PASSWORD_ERROR}}</div>
<p class="soft">{{_"At least 10 characters. Several words are good; what many people use is not taken."}}</p>
<button type="submit" class="button button-main button-wide">{{_"Set the password"}}</button>
</form>
</div></section>
