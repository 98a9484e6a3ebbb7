{{%AUTOESCAPE context="HTML"}}{{!
  One's own second factor.  Filled by auth_view_second().
  IS_OFF, IS_BEGUN or IS_ON  IS_DUE MAY_OFF SINCE CODES_LEFT and qr.tpl's names
}}
<div class="page-head"><div><h1>{{_"Sign-in codes"}}</h1><p class="soft">{{_"Beside the password, a code of an app on your phone: who learns your password cannot sign in with it alone."}}</p></div><div class="row"><a class="button" href="/me">{{_"My settings"}}</a></div></div>
<div class="stack">
{{#IS_OFF}}
<section class="card"><div class="card-body stack"><p><span class="badge tone-quiet">{{_"Off"}}</span></p>
<form method="post" action="/me/second/begin">{{@form}}<button type="submit" class="button button-main">{{_"Set up sign-in codes"}}</button></form></div></section>
{{/IS_OFF}}
{{#IS_BEGUN}}
<section class="card" aria-labelledby="begun-h"><div class="card-head"><h2 id="begun-h">{{_"Set up sign-in codes"}}</h2></div><div class="card-body stack">
{{@include auth/qr.tpl}}
<form method="post" action="/me/second/confirm" class="stack form-narrow">{{@form}}
<div class="field"><label for="code">{{_"Code of the app"}}</label>
<input id="code" name="code" type="text" autocomplete="one-time-code" inputmode="text" maxlength="40" autocapitalize="characters" spellcheck="false"{{#CODE_ERROR}} aria-invalid="true" aria-describedby="code-e"{{/CODE_ERROR}} required>
{{#CODE_ERROR}}<p class="field-error" id="code-e">{{@icon alert-circle small}}{{CODE_ERROR}}</p>{{/CODE_ERROR}}</div>
<div class="row"><button type="submit" class="button button-main">{{_"Turn on"}}</button></div>
</form>
<form method="post" action="/me/second/begin">{{@form}}<button type="submit" class="button button-small">{{_"Make another key"}}</button></form>
</div></section>
{{/IS_BEGUN}}
{{#IS_ON}}
<section class="card" aria-labelledby="codes-h"><div class="card-head"><h2 id="codes-h">{{_"Recovery codes"}}</h2><span class="badge tone-good">{{_"On since {SINCE}"}}</span></div><div class="card-body stack"><p>{{_"{CODES_LEFT} of 10 are left. New ones make the old ones void."}}</p>
<form method="post" action="/me/second/codes" class="stack form-narrow">{{@form}}
<div class="field"><label for="new-password">{{_"Password"}}</label><input id="new-password" name="password" type="password" autocomplete="current-password" maxlength="200" required></div>
<div class="field"><label for="new-code">{{_"Code of the app, or a recovery code"}}</label><input id="new-code" name="code" autocomplete="one-time-code" maxlength="40" required></div>
<div class="row"><button type="submit" class="button button-main">{{_"Make new recovery codes"}}</button></div>
</form></div></section>
{{#MAY_OFF}}
<section class="card" aria-labelledby="off-h"><div class="card-head"><h2 id="off-h">{{_"Turn off"}}</h2></div><div class="card-body stack">
<form method="post" action="/me/second/off" class="stack form-narrow">{{@form}}
<div class="field"><label for="off-password">{{_"Password"}}</label><input id="off-password" name="password" type="password" autocomplete="current-password" maxlength="200" required></div>
<div class="field"><label for="off-code">{{_"Code of the app, or a recovery code"}}</label><input id="off-code" name="code" autocomplete="one-time-code" maxlength="40" required></div>
<div class="row"><button type="submit" class="button">{{_"Turn off"}}</button></div>
</form></div></section>
{{/MAY_OFF}}
{{#IS_DUE}}
<p class="soft">{{_"Your role may not do without sign-in codes. If the phone is lost, an administrator can reset them."}}</p>
{{/IS_DUE}}
{{/IS_ON}}
</div>
