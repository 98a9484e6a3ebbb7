{{%AUTOESCAPE context="HTML"}}
{{! CODE REQUEST_ID }}
<section class="card"><div class="empty tone-brand">{{@icon map-search}}<h1>{{_"This page was not found"}}</h1><p>{{_"The address may be mistyped, or this is not within what you may see."}}</p>
<div class="row">
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
