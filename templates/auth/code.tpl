{{%AUTOESCAPE context="HTML"}}{{!
  The code after the password.  Filled by auth_view_code().  NEXT
}}
<section class="card"><div class="card-body stack">
<div><h1>{{_"Enter your code"}}</h1><p class="soft">{{_"Open your authenticator app and enter the six digits it shows. Without your phone, enter one of your recovery codes."}}</p></div>
<form method="post" action="/login/code" class="stack">{{@form}}
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field"><label for="code">{{_"Code of the app, or a recovery code"}}</label>
<input id="code" name="code" type="text" autocomplete="one-time-code" inputmode="text" maxlength="40" autocapitalize="characters" spellcheck="false"{{#CODE_ERROR}} aria-invalid="true" aria-describedby="code-e"{{/CODE_ERROR}} required>
{{#CODE_ERROR}}<p class="field-error" id="code-e">{{@icon alert-circle small}}{{CODE_ERROR}}</p>{{/CODE_ERROR}}</div>
<button type="submit" class="button button-main button-wide">{{_"Sign in"}}</button>
</form>
<hr><p class="soft">{{_"Lost both? Ask your administrator to reset the codes."}} <a href="/login">{{_"Sign in as somebody else"}}</a></p>
</div></section>
