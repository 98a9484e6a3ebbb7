{{%AUTOESCAPE context="HTML"}}
{{! RETRY RELOAD TARGET FIELDS(NAME VALUE) CODE REQUEST_ID }}
<section class="card"><div class="empty tone-bad">{{@icon alert-triangle}}<h1>{{_"Something went wrong on our side"}}</h1><p>{{_"It has been recorded. Try again in a while; if it stays, tell us the request number."}}</p>
<div class="row">
{{@include parts/retry.tpl}}
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
