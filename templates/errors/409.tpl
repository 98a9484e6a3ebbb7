{{%AUTOESCAPE context="HTML"}}
{{! TARGET CODE REQUEST_ID }}
<section class="card"><div class="empty tone-warn">{{@icon git-compare}}<h1>{{_"Somebody changed this just before you"}}</h1><p>{{_"Nothing of yours was saved. Open it again, look at what changed, and repeat what is still needed."}}</p>
<div class="row">
<a class="button button-main" href="{{TARGET}}">{{@icon refresh}}{{_"Open again"}}</a>
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
