{{%AUTOESCAPE context="HTML"}}{{!
  Sign in.  Filled by auth_view_login() in cgi-bin/view/auth_view.c.

  LOGIN NEXT       what was typed, where to go then
  REMEMBER         shown when the box was ticked
  PASSWORD_ERROR   message of the form
}}
<section class="card"><div class="card-body stack">
<div><h1>{{_"Sign in"}}</h1><p class="soft">{{_"Order, follow deliveries and see where you stand, all in one place"}}</p></div>
<form method="post" action="/login" class="stack">{{@form}}
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field"><label for="login">{{_"E-mail or mobile"}}</label>
<input id="login" name="login" value="{{LOGIN}}" autocomplete="username" inputmode="email" maxlength="190" required></div>
<div class="field"><label for="password">{{_"Password"}}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200"{{#PASSWORD_ERROR}} aria-invalid="true" aria-describedby="password-error"{{/PASSWORD_ERROR}} required>
{{#PASSWORD_ERROR}}<p class="field-error" id="password-error">{{PASSWORD_ERROR}}</p>{{/PASSWORD_ERROR}}</div>
<label class="check"><input type="checkbox" name="remember" value="1"{{#REMEMBER}} checked{{/REMEMBER}}>{{_"Keep me signed in on this device"}}</label>
<button type="submit" class="button button-main button-wide">{{_"Sign in"}}</button>
</form>
<p><a href="/password/forgot">{{_"Forgot your password?"}}</a></p>
<hr><p class="soft">{{_"No account yet? Ask your sales contact for an invitation."}}</p>
</div></section>
