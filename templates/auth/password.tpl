{{%AUTOESCAPE context="HTML"}}{{!
  Change one's own password.  Names of the layout alone.
}}
<div class="page-head"><div><h1>{{_"Change the password"}}</h1><p class="soft">{{_"All your other sessions will be ended, and you are told by mail."}}</p></div></div>
<section class="card"><div class="card-body">
<form method="post" action="/me/password" class="stack form-narrow">{{@form}}
<div class="field"><label for="old">{{_"Present password"}}</label>
<input id="old" name="old" type="password" autocomplete="current-password" maxlength="200"{{#OLD_ERROR}} aria-invalid="true" aria-describedby="old-e"{{/OLD_ERROR}} required>
{{#OLD_ERROR}}<p class="field-error" id="old-e">{{@icon alert-circle small}}{{OLD_ERROR}}</p>{{/OLD_ERROR}}</div>
<div class="field"><label for="password">{{_"New password"}}</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="10" maxlength="200"{{#PASSWORD_ERROR}} aria-invalid="true" aria-describedby="password-e"{{/PASSWORD_ERROR}} required>
{{#PASSWORD_ERROR}}<p class="field-error" id="password-e">{{@icon alert-circle small}}{{PASSWORD_ERROR}}</p>{{/PASSWORD_ERROR}}</div>
<p class="soft">{{_"At least 10 characters. Several words are good; what many people use is not taken."}}</p>
<div class="row"><button type="submit" class="button button-main">{{_"Change the password"}}</button><a class="button" href="/me">{{_"Cancel"}}</a></div>
</form></div></section>
