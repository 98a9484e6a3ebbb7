{{%AUTOESCAPE context="HTML"}}
{{! RETRY RELOAD TARGET FIELDS(NAME VALUE) CODE REQUEST_ID }}
<section class="card"><div class="empty tone-warn">{{@icon clock}}<h1>{{_"Too many requests"}}</h1><p>{{_"Wait a minute, then try again."}}</p>
<div class="row">
{{@include parts/retry.tpl}}
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
