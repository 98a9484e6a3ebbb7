{{%AUTOESCAPE context="HTML"}}
{{! RETRY RELOAD TARGET FIELDS(NAME VALUE) CODE REQUEST_ID }}
<section class="card"><div class="empty tone-warn">{{@icon plug-connected-x}}<h1>{{_"We are recovering, a moment"}}</h1><p>{{_"What you typed is still here. Try again in about 30 seconds: nothing is done twice."}}</p>
<div class="row">
{{@include parts/retry.tpl}}
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
