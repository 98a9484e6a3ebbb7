{{%AUTOESCAPE context="HTML"}}{{!
  A second factor has to be set up before going on.  Filled by auth_view_code()
  and auth_view_waiting().  NEXT and the names of qr.tpl
}}
<section class="card"><div class="card-body stack">
<div><h1>{{_"Set up sign-in codes"}}</h1><p class="soft">{{_"Your role needs a second step at sign-in: beside the password, a code of an app on your phone. It takes two minutes, once."}}</p></div>
{{@include auth/qr.tpl}}
<form method="post" action="/login/second" class="stack">{{@form}}
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field"><label for="code">{{_"Code of the app"}}</label>
<input id="code" name="code" type="text" autocomplete="one-time-code" inputmode="text" maxlength="40" autocapitalize="characters" spellcheck="false"{{#CODE_ERROR}} aria-invalid="true" aria-describedby="code-e"{{/CODE_ERROR}} required>
{{#CODE_ERROR}}<p class="field-error" id="code-e">{{@icon alert-circle small}}{{CODE_ERROR}}</p>{{/CODE_ERROR}}</div>
<button type="submit" class="button button-main button-wide">{{_"Turn on and sign in"}}</button>
</form>
<p class="soft"><a href="/login">{{_"Sign in as somebody else"}}</a></p>
</div></section>
