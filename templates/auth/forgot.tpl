{{%AUTOESCAPE context="HTML"}}{{!
  Forgot the password.  Filled by auth_view_forgot().
  LOGIN  IS_SENT or IS_FORM, NO_MAIL  IS_OVER
}}
<section class="card"><div class="card-body stack">
<div><h1>{{_"Forgot your password?"}}</h1></div>
{{#IS_OVER}}
<div class="notice tone-warn" role="status">{{@icon clock}}<div><b>{{_"This link was used, or is older than 30 minutes."}}</b></div></div>
{{/IS_OVER}}
{{#IS_SENT}}
<div class="notice tone-good" role="status">{{@icon circle-check}}<div><b>{{_"If somebody has this sign-in name, a mail with a link is on its way."}}</b> {{_"The link is good for 30 minutes. Look into the spam folder, too."}}</div></div>
{{/IS_SENT}}
{{#NO_MAIL}}
<p>{{_"This portal sends no mail. Ask your administrator or your contact at the company for a link to set a new password."}}</p>
{{/NO_MAIL}}
{{#IS_FORM}}
<form method="post" action="/password/forgot" class="stack">{{@form}}
<div class="field"><label for="login">{{_"E-mail or mobile"}}</label>
<input id="login" name="login" type="text" value="{{LOGIN}}" autocomplete="username" inputmode="email" maxlength="190"{{#LOGIN_ERROR}} aria-invalid="true" aria-describedby="login-e"{{/LOGIN_ERROR}} required>
{{#LOGIN_ERROR}}<p class="field-error" id="login-e">{{@icon alert-circle small}}{{LOGIN_ERROR}}</p>{{/LOGIN_ERROR}}</div>
<button type="submit" class="button button-main button-wide">{{_"Send me a link"}}</button>
</form>
{{/IS_FORM}}
<p class="soft"><a href="/login">{{_"Back to signing in"}}</a></p>
</div></section>
