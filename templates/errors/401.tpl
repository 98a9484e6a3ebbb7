{{%AUTOESCAPE context="HTML"}}
{{! SIGN_IN CODE REQUEST_ID }}
<section class="card"><div class="empty tone-brand">{{@icon lock}}<h1>{{_"Sign in to go on"}}</h1><p>{{_"You were signed out or have not signed in yet. What you typed was not sent."}}</p>
<div class="row">
<a class="button button-main" href="{{SIGN_IN}}">{{@icon user}}{{_"Sign in"}}</a>
</div>
{{@include parts/request.tpl}}
</div></section>
